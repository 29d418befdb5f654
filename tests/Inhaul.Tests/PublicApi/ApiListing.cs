using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Inhaul.Tests.PublicApi;

/// <summary>Lists what an assembly offers to its users, one type or member a line, sorted.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    public static string Of(Assembly assembly)
    {
        var listing = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(TypeName, StringComparer.Ordinal))
        {
            listing.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {type.Namespace}.{TypeName(type)}{Base(type)}\n");
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                listing.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return listing.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture):D2} {field.Name}"));
        }

        return
        [
            .. type.GetConstructors(Declared).Where(IsOffered).Select(constructor => $"new({Parameters(constructor)})"),
            .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(Field),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsOffered) && !IsGenerated(property)).Select(Property),
            .. type.GetMethods(Declared).Where(method => IsOffered(method) && !IsAccessor(method) && !IsGenerated(method)).Select(Method),
        ];
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeName(field.FieldType)} {field.Name} = \"{field.GetRawConstantValue()}\""
        : $"{(field.IsStatic ? "static " : "")}{TypeName(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var accessors = string.Concat(property.GetAccessors(nonPublic: true).Where(IsOffered).Select(Accessor).OrderBy(word => word, StringComparer.Ordinal));
        var nullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable && !property.PropertyType.IsValueType ? "?" : "";
        return $"{(property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : "")}{TypeName(property.PropertyType)}{nullable} {name} {{ {accessors}}}";
    }

    private static string Accessor(MethodInfo accessor) => accessor.ReturnType != typeof(void) ? "get; "
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; "
        : "set; ";

    private static string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeName))}>" : "";
        var nullable = new NullabilityInfoContext().Create(method.ReturnParameter).ReadState == NullabilityState.Nullable && !method.ReturnType.IsValueType ? "?" : "";
        var words = $"{(method.IsStatic ? "static " : "")}{(method.IsFamily ? "protected " : "")}{(method.IsAbstract ? "abstract " : "")}";
        return $"{words}{TypeName(method.ReturnType)}{nullable} {method.Name}{generics}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var nullable = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable && !parameter.ParameterType.IsValueType ? "?" : "";
        var value = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "";
        return $"{TypeName(parameter.ParameterType)}{nullable} {parameter.Name}{value}";
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
        : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (IsRecord(type) ? "record" : "class");

    private static string Base(Type type) =>
        type.IsEnum && Enum.GetUnderlyingType(type) != typeof(int) ? $" : {TypeName(Enum.GetUnderlyingType(type))}"
        : type.IsClass && type.BaseType is { } parent && parent != typeof(object) && !type.IsSubclassOf(typeof(Delegate)) ? $" : {TypeName(parent)}"
        : "";

    private static string TypeName(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return TypeName(value) + "?";
        }

        if (type.IsArray)
        {
            return TypeName(type.GetElementType()!) + "[]";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var name = type.IsNested && !type.IsGenericParameter ? $"{TypeName(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>What the compiler adds to every record says nothing about the API.</summary>
    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name is "EqualityContract" or "<Clone>$";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null;
}
