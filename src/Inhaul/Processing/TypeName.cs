namespace Inhaul.Processing;

/// <summary>Types as people write them in C#.</summary>
internal static class TypeName
{
    /// <summary>The name of a type, with its arguments: <c>List&lt;String&gt;</c>.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!)}[]";
        }

        var mark = type.Name.IndexOf('`', StringComparison.Ordinal);
        return mark < 0 ? type.Name : $"{type.Name[..mark]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
