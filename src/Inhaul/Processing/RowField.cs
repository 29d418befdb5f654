using System.Buffers.Text;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;
using System.Text;
using Inhaul.Mapping;
using Inhaul.Processing.Rules;

namespace Inhaul.Processing;

/// <summary>One property of a row type: which column feeds it, as what, and what it cannot take.</summary>
internal sealed class RowField
{
    /// <summary>How many digits every <see cref="decimal"/> keeps.</summary>
    public const int DecimalDigits = 28;

    private readonly bool _takesAll;

    /// <summary>Makes the field of a property.</summary>
    /// <exception cref="InvalidConfigurationException">No column can fill a property of its type.</exception>
    public RowField(PropertyInfo property, ParameterInfo? parameter, bool mayBeNull)
    {
        Property = property;
        ValueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Type = ColumnTypeOf(ValueType) ?? throw new InvalidConfigurationException(
            $"{property.DeclaringType!.Name}.{property.Name} is of type {TypeName.Of(property.PropertyType)}, which no column fills. Give it a type such as string, long, decimal, bool, DateOnly, DateTimeOffset or Guid, or take it out of the row.");
        _takesAll = !ValueType.IsEnum && Type is not (ColumnType.Integer or ColumnType.Double or ColumnType.Decimal);
        Column = SnakeCase.Of(property.Name);
        IsCatchAll = ValueType == typeof(IReadOnlyDictionary<string, string>);
        Default = IsCatchAll ? ReadOnlyDictionary<string, string>.Empty : parameter is { HasDefaultValue: true } ? parameter.DefaultValue : null;
        IsRequired = !mayBeNull && !IsCatchAll && parameter is not { HasDefaultValue: true };
    }

    /// <summary>The property.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The type of its values, without the null.</summary>
    public Type ValueType { get; }

    /// <summary>What a value must be.</summary>
    public ColumnType Type { get; }

    /// <summary>The column of the target: the property's name in lower case words.</summary>
    public string Column { get; set; }

    /// <summary>Whether it takes the columns that no other property has, by their names.</summary>
    public bool IsCatchAll { get; }

    /// <summary>Whether a row without a value is refused.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>What is said of a row without a value that is required.</summary>
    public string RequiredMessage { get; private set; } = "the value is missing";

    /// <summary>What stands for no value; null for the default of the type.</summary>
    public object? Default { get; }

    /// <summary>Other names under which the source may have it.</summary>
    public List<string> Sources { get; } = [];

    /// <summary>The formats of dates and times, tried in turn; none for ISO.</summary>
    public List<string> Formats { get; } = [];

    /// <summary>The offset of times of instants that name none; null when such are refused.</summary>
    public TimeSpan? AssumedOffset { get; set; }

    /// <summary>Words that mean that there is no value.</summary>
    public List<string> NullWords { get; } = [];

    /// <summary>The words of the steps by which values are cleaned before they are read.</summary>
    public List<string> Cleaning { get; } = [];

    /// <summary>The rules that values keep.</summary>
    public List<FieldRule> Rules { get; } = [];

    /// <summary>Whether rows with different keys have different values.</summary>
    public bool IsUnique { get; set; }

    /// <summary>Whether its values are paths of files, in whose place rows have the addresses of their contents.</summary>
    public bool IsAttachment { get; set; }

    /// <summary>Where the processor's own code writes the addresses; null where it does not.</summary>
    public (string Table, string Column)? AttachedIn { get; set; }

    /// <summary>Where values have to exist; null when that does not matter.</summary>
    public FieldReference? Reference { get; set; }

    /// <summary>Refuses rows without a value.</summary>
    /// <param name="message">What is said of them; null for the usual.</param>
    public void Require(string? message = null) => (IsRequired, RequiredMessage) = (true, message ?? RequiredMessage);

    /// <summary>The field as an import keeps it.</summary>
    /// <param name="source">The column of the source that feeds it.</param>
    public FieldDefinition Definition(string source)
    {
        string?[] formats = [.. Formats.Select(format => Type == ColumnType.Date && format == "yyyy-MM-dd" ? null : format)];
        return new FieldDefinition(source, Column, Type, formats.FirstOrDefault())
        {
            OtherFormats = formats.Length > 1 ? [.. formats.Skip(1).Select(format => format ?? "yyyy-MM-dd")] : null,
            AssumedOffset = AssumedOffset,
            NullWords = NullWords.Count > 0 ? [.. NullWords] : null,
            Cleaning = Cleaning.Count > 0 ? [.. Cleaning] : null,
            IsUnique = IsUnique,
            IsAttachment = IsAttachment,
            Reference = Reference,
        };
    }

    /// <summary>Whether the source may call the field so.</summary>
    public bool IsCalled(string name) =>
        Sources.Exists(source => SnakeCase.IsSame(source, name)) || SnakeCase.IsSame(Column, name) || SnakeCase.IsSame(Property.Name, name);

    /// <summary>Why the property cannot take a value of the right type; null when it can.</summary>
    public (string Code, string Message)? Misfit(RowBatch rows, in Cell cell)
    {
        if (_takesAll)
        {
            return null;
        }

        if (ValueType.IsEnum)
        {
            // A number would be taken for the member in that place, which nobody who wrote the file can know of.
            var word = SnakeCase.Letters(Encoding.UTF8.GetString(rows.Text(cell)));
            return word.Length > 0 && !char.IsDigit(word[0]) && Enum.TryParse(ValueType, word, ignoreCase: true, out var member) && Enum.IsDefined(ValueType, member)
                ? null
                : (RowErrorCodes.NotOneOf, $"is none of {NameList.Of(Enum.GetNames(ValueType))}");
        }

        return Type switch
        {
            ColumnType.Integer when !IsInRange(cell.Bits) => (RowErrorCodes.OutOfRange, $"is out of the range of {Property.Name}"),
            ColumnType.Double when ValueType == typeof(float) && !float.IsFinite((float)cell.Double) => (RowErrorCodes.OutOfRange, $"is out of the range of {Property.Name}"),
            ColumnType.Decimal => DecimalMisfit(rows.Text(cell)),
            _ => null,
        };
    }

    private static ColumnType? ColumnTypeOf(Type type) =>
        type == typeof(string) || type.IsEnum || type == typeof(IReadOnlyDictionary<string, string>) ? ColumnType.Text
        : type == typeof(long) || type == typeof(int) || type == typeof(short) || type == typeof(byte) ? ColumnType.Integer
        : type == typeof(decimal) ? ColumnType.Decimal
        : type == typeof(double) || type == typeof(float) ? ColumnType.Double
        : type == typeof(bool) ? ColumnType.Boolean
        : type == typeof(DateOnly) ? ColumnType.Date
        : type == typeof(DateTime) ? ColumnType.Timestamp
        : type == typeof(DateTimeOffset) ? ColumnType.TimestampTz
        : type == typeof(Guid) ? ColumnType.Uuid
        : null;

    private bool IsInRange(long value) =>
        ValueType == typeof(long)
        || (ValueType == typeof(int) ? value is >= int.MinValue and <= int.MaxValue
            : ValueType == typeof(short) ? value is >= short.MinValue and <= short.MaxValue
            : value is >= byte.MinValue and <= byte.MaxValue);

    private (string, string)? DecimalMisfit(ReadOnlySpan<byte> text)
    {
        var digits = text.Length <= DecimalDigits ? text.Length : text.Length - text.Count((byte)'-') - text.Count((byte)'.');
        return digits <= DecimalDigits ? null
            : !Utf8Parser.TryParse(text, out decimal _, out var consumed) || consumed != text.Length ? (RowErrorCodes.OutOfRange, $"is out of the range of {Property.Name}")
            : (RowErrorCodes.PrecisionLost, string.Create(CultureInfo.InvariantCulture, $"has more digits than the {DecimalDigits} that {Property.Name} keeps"));
    }
}
