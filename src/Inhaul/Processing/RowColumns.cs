using System.Reflection;

namespace Inhaul.Processing;

/// <summary>The columns of rows that an application submits: the public properties of their type, by name.</summary>
internal static class RowColumns
{
    /// <summary>The columns of a type, in the order in which it declares them.</summary>
    /// <exception cref="InvalidConfigurationException">It has none.</exception>
    public static IReadOnlyList<(string Name, Func<TRow, object?> Value)> Of<TRow>()
        where TRow : notnull
    {
        (string, Func<TRow, object?>)[] columns =
        [
            .. from property in typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.CanRead && property.GetIndexParameters().Length == 0
               select (SnakeCase.Of(property.Name), (Func<TRow, object?>)(row => property.GetValue(row))),
        ];
        return columns.Length > 0 ? columns : throw new InvalidConfigurationException($"{typeof(TRow).Name} has no public properties that could be the columns of a row.");
    }
}
