using Inhaul.Mapping;

namespace Inhaul.Schemas;

/// <summary>The types of the standard, and what an import makes of each. What it has no type for is text whose form is checked, where it can be.</summary>
internal static class SchemaTypes
{
    private const string Default = "default";
    private const string Any = "any";
    private const string Days = @"(?:\d+Y(?:\d+M)?(?:\d+D)?|\d+M(?:\d+D)?|\d+D)";
    private const string Hours = @"T(?:\d+H(?:\d+M)?(?:\d+(?:\.\d+)?S)?|\d+M(?:\d+(?:\.\d+)?S)?|\d+(?:\.\d+)?S)";
    private const string Number = @"[+\-]?\d+(?:\.\d+)?";

    /// <summary>Their names.</summary>
    private static readonly string[] Names =
    [
        "string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year", "yearmonth", "duration", "geopoint", "geojson", Any,
    ];

    /// <summary>What the type and format of a field come to.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such type, or its format cannot be read.</exception>
    public static SchemaType Of(SchemaPart field)
    {
        var format = field.Text("format") ?? Default;
        format = format.StartsWith("fmt:", StringComparison.Ordinal) ? format[4..] : format;
        return (field.Text("type") ?? Any) switch
        {
            "string" => OfText(format),
            "number" => new SchemaType(ColumnType.Decimal) { NumberSteps = SchemaNumbers.StepsOf(field, hasFraction: true) },
            "integer" => new SchemaType(ColumnType.Integer) { NumberSteps = SchemaNumbers.StepsOf(field, hasFraction: false) },
            "boolean" => OfBoolean(field),
            "date" => format switch
            {
                Default => new SchemaType(ColumnType.Date),
                Any => new SchemaType(Type: null) { Possible = [ColumnType.Date] },
                _ => OfPattern(field, format, ColumnType.Date),
            },
            "datetime" => format switch
            {
                Default => new SchemaType(Type: null) { Possible = [ColumnType.Timestamp, ColumnType.TimestampTz], Otherwise = ColumnType.Timestamp },
                Any => new SchemaType(Type: null) { Possible = [ColumnType.Timestamp, ColumnType.TimestampTz] },
                _ => OfPattern(field, format, format.Contains("%z", StringComparison.Ordinal) ? ColumnType.TimestampTz : ColumnType.Timestamp),
            },
            "time" => format == Default ? Formed(@"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?", "is no time as hh:mm:ss") : Unchecked($"is kept as text; that its times are written as '{format}' is not checked"),
            "year" => new SchemaType(ColumnType.Integer),
            "yearmonth" => Formed(@"-?\d{4,}-(?:0[1-9]|1[0-2])", "is no month as yyyy-MM"),
            "duration" => Formed($"-?P(?:{Days}(?:{Hours})?|{Hours})", "is no duration such as P1Y2M3DT4H5M6S"),
            "geopoint" => format == Default ? Formed($@"{Number}\s*,\s*{Number}", "is no point as longitude, latitude") : Unchecked("is kept as text; that it holds points is not checked"),
            "object" or "array" or "geojson" => Unchecked("is kept as text; that it holds JSON is not checked"),
            "list" => Unchecked("is kept as text; what its lists hold is not checked"),
            Any => new SchemaType(Type: null),
            var other => throw field.Wrong($"there is no type '{other}'; the types are {NameList.Of(Names)}."),
        };
    }

    private static SchemaType OfText(string format) => format switch
    {
        Default => new SchemaType(ColumnType.Text),
        "uuid" => new SchemaType(ColumnType.Uuid),
        "email" => Formed(@"[^@\s]+@[^@\s]+", "is no e-mail address"),
        "uri" => Formed(@"[A-Za-z][A-Za-z0-9+.\-]*:\S+", "is no URI"),
        "binary" => Formed("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", "is not in base64"),
        _ => Unchecked($"has the format '{format}', which strings do not have; it is not checked"),
    };

    private static SchemaType OfBoolean(SchemaPart field)
    {
        var (trueWords, falseWords) = (field.Texts("trueValues"), field.Texts("falseValues"));
        return trueWords is null && falseWords is null ? new SchemaType(ColumnType.Boolean)
            : new SchemaType(ColumnType.Boolean) { TrueWords = trueWords ?? ["true", "1"], FalseWords = falseWords ?? ["false", "0"] };
    }

    private static SchemaType OfPattern(SchemaPart field, string pattern, ColumnType type)
    {
        var (format, unknown) = StrptimeFormat.ToNet(pattern);
        if (format is null)
        {
            throw field.Wrong($"the format '{pattern}' has {unknown}, which dates are not read by. Use %d %m %Y %y %b %B %a %A %H %I %M %S %f %p %z.");
        }

        return ColumnDecision.FaultOf(type, format) is null && !(type == ColumnType.Date && TimeReader.HasTimeOfDay(format))
            ? new SchemaType(type) { Format = format, Note = pattern.Contains("%y", StringComparison.Ordinal) ? "has years of two digits; they are read as 1950 to 2049" : null }
            : throw field.Wrong($"the format '{pattern}' is not one of a {(type == ColumnType.Date ? "date" : "datetime")}. It needs a day, a month and a year of its own, such as %d/%m/%Y{(type == ColumnType.Date ? ", and no time" : " %H:%M:%S")}.");
    }

    private static SchemaType Formed(string pattern, string message) => new(ColumnType.Text) { Form = new TextForm(pattern, message) };

    private static SchemaType Unchecked(string note) => new(ColumnType.Text) { Note = note };
}
