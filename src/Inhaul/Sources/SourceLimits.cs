using System.Globalization;

namespace Inhaul.Sources;

/// <summary>What an input may measure at most. Beyond a limit the engine says so and stops; it never guesses or truncates.</summary>
internal sealed record SourceLimits
{
    private const int DefaultInflationRatio = 200;
    private const int DefaultJsonDepth = 64;
    private const long DefaultSharedTextBytes = 48 << 20;

    /// <summary>The largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 100L << 30;

    /// <summary>The most data rows in one import.</summary>
    public long Rows { get; init; } = 1_000_000_000;

    /// <summary>The longest record, in bytes of UTF-8; an unclosed quote reaches it first.</summary>
    public int RecordBytes { get; init; } = 16 << 20;

    /// <summary>The longest field, in bytes of UTF-8.</summary>
    public int FieldBytes { get; init; } = 4 << 20;

    /// <summary>The most columns.</summary>
    public int Columns { get; init; } = 1_000;

    /// <summary>How deep values in JSON may be nested, the outermost counting as 1. Older ledgers hold none.</summary>
    public int JsonDepth { get; init => field = value > 0 ? value : DefaultJsonDepth; } = DefaultJsonDepth;

    /// <summary>How many times its length a packed file may unpack to; <see cref="Inflation.Floor"/> bytes are always accepted. Older ledgers hold none.</summary>
    public int InflationRatio { get; init => field = value > 0 ? value : DefaultInflationRatio; } = DefaultInflationRatio;

    /// <summary>The most memory, in bytes, for the texts that cells of a workbook share. Older ledgers hold none.</summary>
    public long SharedTextBytes { get; init => field = value > 0 ? value : DefaultSharedTextBytes; } = DefaultSharedTextBytes;

    /// <summary>
    /// The same limits with one changed, from <c>name=value</c>; the names are <c>file-bytes</c>, <c>rows</c>, <c>record-bytes</c>,
    /// <c>field-bytes</c>, <c>columns</c>, <c>json-depth</c>, <c>inflation-ratio</c> and <c>shared-text-bytes</c>.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">There is no such limit, or the value is not a positive number.</exception>
    public SourceLimits With(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && long.TryParse(assignment.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
        {
            switch (assignment[..equals])
            {
                case "file-bytes":
                    return this with { FileBytes = value };
                case "rows":
                    return this with { Rows = value };
                case "record-bytes" when value <= 1 << 30:
                    return this with { RecordBytes = (int)value };
                case "field-bytes" when value <= 1 << 30:
                    return this with { FieldBytes = (int)value };
                case "columns" when value <= 100_000:
                    return this with { Columns = (int)value };
                case "json-depth" when value <= 100_000:
                    return this with { JsonDepth = (int)value };
                case "inflation-ratio" when value <= 1_000_000:
                    return this with { InflationRatio = (int)value };
                case "shared-text-bytes":
                    return this with { SharedTextBytes = value };
            }
        }

        throw new InvalidConfigurationException(
            $"'{assignment}' is not a limit. Write name=value with file-bytes, rows, record-bytes (up to 1073741824), field-bytes (likewise), columns (up to 100000), json-depth (likewise), inflation-ratio (up to 1000000) or shared-text-bytes.");
    }
}
