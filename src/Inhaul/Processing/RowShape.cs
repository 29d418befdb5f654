using System.Linq.Expressions;
using System.Reflection;
using Inhaul.Mapping;

namespace Inhaul.Processing;

/// <summary>A row type as the engine sees it: its fields, its rules, its key, and how to make one.</summary>
/// <typeparam name="T">The row type.</typeparam>
internal sealed class RowShape<T>
    where T : notnull
{
    private Func<T, RowBatch, Cell>[]? _cells;

    /// <summary>Looks at the row type.</summary>
    /// <exception cref="InvalidConfigurationException">Rows of the type cannot be made from columns; the message says why.</exception>
    public RowShape()
    {
        var constructor = Constructor();
        var nullability = new NullabilityInfoContext();
        var parameters = constructor.GetParameters();
        Fields =
        [
            .. from property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
               let parameter = Array.Find(parameters, parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))
               where property.GetIndexParameters().Length == 0 && property.CanRead && (parameter is not null || property.SetMethod is { IsPublic: true })
               select new RowField(property, parameter, MayBeNull(property, nullability)),
        ];
        if (Array.Find(parameters, parameter => RowFactory.IndexOf(Fields, parameter.Name!) < 0) is { } stranger)
        {
            throw new InvalidConfigurationException(
                $"{typeof(T).Name} needs '{stranger.Name}' to be constructed, and has no public property of that name. Name its parameters after its properties, as a record does.");
        }

        if (Fields.Where(field => field.IsCatchAll).Skip(1).FirstOrDefault() is { } second)
        {
            throw new InvalidConfigurationException(
                $"{typeof(T).Name}.{second.Property.Name} takes the columns without a property, and another property does already. Keep one of them.");
        }

        if (Fields.Count == 0)
        {
            throw new InvalidConfigurationException($"{typeof(T).Name} has no public property that a column could fill.");
        }

        Create = RowFactory.Compile<T>(constructor, Fields);
    }

    /// <summary>The fields, in the order in which the type declares them.</summary>
    public IReadOnlyList<RowField> Fields { get; }

    /// <summary>The rules that every good row keeps.</summary>
    public List<RowRule<T>> Rules { get; } = [];

    /// <summary>The fields that identify a row; empty when every row is one of its own.</summary>
    public IReadOnlyList<RowField> Key { get; set; } = [];

    /// <summary>Makes a row.</summary>
    public Func<RowCells, T> Create { get; }

    /// <summary>Makes the cells of a row, one function for each field.</summary>
    public IReadOnlyList<Func<T, RowBatch, Cell>> Cells => _cells ??= [.. Fields.Select(CellMaker.Compile<T>)];

    /// <summary>The field that an expression such as <c>row => row.Email</c> names.</summary>
    /// <exception cref="InvalidConfigurationException">It names none.</exception>
    public RowField Field(LambdaExpression property) => Named(property.Body, property);

    /// <summary>The fields that an expression such as <c>row => new { row.Country, row.Number }</c> names.</summary>
    /// <exception cref="InvalidConfigurationException">It names none.</exception>
    public IReadOnlyList<RowField> FieldsOf(LambdaExpression properties)
    {
        RowField[] fields = properties.Body is NewExpression several ? [.. several.Arguments.Select(argument => Named(argument, properties))] : [Named(properties.Body, properties)];
        return Array.Find(fields, field => field.IsCatchAll) is { } gathering
            ? throw new InvalidConfigurationException($"{typeof(T).Name}.{gathering.Property.Name} takes the columns without a property, so it identifies no row. Name other properties.")
            : fields;
    }

    /// <summary>The field of a name.</summary>
    /// <exception cref="InvalidConfigurationException">There is none.</exception>
    public RowField Named(string name) => Fields.FirstOrDefault(field => field.IsCalled(name)) ?? throw new InvalidConfigurationException(
        $"{typeof(T).Name} has no property '{name}'; it has {NameList.Of(Fields.Select(field => field.Property.Name))}.");

    private RowField Named(Expression expression, LambdaExpression whole)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert } converted)
        {
            expression = converted.Operand;
        }

        return expression is MemberExpression { Expression: ParameterExpression, Member: PropertyInfo property }
            && Fields.FirstOrDefault(field => field.Property.Name == property.Name) is { } found
                ? found
                : throw new InvalidConfigurationException(
                    $"'{whole}' does not name a column of {typeof(T).Name}. Name one of its properties, such as {whole.Parameters[0].Name} => {whole.Parameters[0].Name}.{Fields[0].Property.Name}.");
    }

    private static ConstructorInfo Constructor()
    {
        // A record has its positional constructor and one that copies it.
        var constructors = typeof(T).GetConstructors().Where(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != typeof(T)).ToList();
        return constructors.Find(constructor => constructor.GetParameters().Length == 0)
            ?? (constructors.Count == 1
                ? constructors[0]
                : throw new InvalidConfigurationException(
                    $"{typeof(T).Name} cannot be made from columns: it has {(constructors.Count == 0 ? "no" : "several")} public constructor{(constructors.Count == 0 ? "" : "s")}. Make it a record, or give it one."));
    }

    private static bool MayBeNull(PropertyInfo property, NullabilityInfoContext nullability) =>
        property.PropertyType.IsValueType
            ? Nullable.GetUnderlyingType(property.PropertyType) is not null
            : nullability.Create(property).ReadState != NullabilityState.NotNull;
}
