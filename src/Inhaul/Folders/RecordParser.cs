using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Inhaul.Parsing;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Folders;

/// <summary>
/// Reads the JSON of a record file once: whether it is a record, where its rows are, what it says of its attachment. Values
/// stay as they are written; only white space between them goes.
/// </summary>
/// <param name="options">Where rows and attachment are.</param>
/// <param name="limits">What a record may measure.</param>
internal sealed class RecordParser(FolderOptions options, SourceLimits limits)
{
    private readonly string[] _reserved =
    [
        options.FileColumn, .. options.HasAttachments ? [options.AttachmentColumn] : (string[])[], .. options.Tag is null ? (string[])[] : [options.TagColumn], System.Text.Encoding.UTF8.GetString(FolderRows.Faults),
    ];

    /// <summary>Reads a record.</summary>
    /// <param name="path">What to call it.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <returns>The record, or why it is none.</returns>
    public (RecordRows? Rows, RecordFault? Fault) Parse(string path, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }

        if (!Utf8.IsValid(content))
        {
            return (null, new RecordFault(RowErrorCodes.InvalidEncoding, $"{path}: this is no text in UTF-8. Save it as UTF-8 and import the folder again."));
        }

        // Without its white space a record is never longer than with it.
        var rows = new RecordRows(ArrayPool<byte>.Shared.Rent(Math.Max(content.Length, 1)), content.Length) { WithoutRows = options.WithoutRows };
        RecordFault? fault;
        var length = 0;
        try
        {
            fault = Read(path, content, rows, out length);
        }
        catch (JsonException exception)
        {
            fault = new RecordFault(
                RowErrorCodes.MalformedJson, $"{path}, line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}: this is not JSON: {JsonSyntax.Reason(exception)}. Correct the file and import the folder again.");
        }

        if (fault is null && rows.Bytes > Math.Max(Inflation.Floor, (long)content.Length * limits.InflationRatio))
        {
            fault = new RecordFault(RowErrorCodes.FileTooLarge, $"{path}: its {rows.Count} rows repeat so much of it that they have {rows.Bytes} bytes. Raise the limit with --limit inflation-ratio={limits.InflationRatio * 10} if that is meant.");
        }

        if (fault is null)
        {
            return (rows with { Length = length }, null);
        }

        rows.Dispose();
        return (null, fault);
    }

    private RecordFault? Read(string path, ReadOnlySpan<byte> content, RecordRows rows, out int length)
    {
        length = 0;
        var reader = new Utf8JsonReader(content, isFinalBlock: true, JsonSyntax.Start);
        var array = options.RowsAt is null ? null : new NamePath(options.RowsAt);
        var attachment = options.AttachmentFrom is null ? null : new NamePath(options.AttachmentFrom);
        var json = new CompactJson(rows.Json);
        var elements = -1;
        var begun = 0;
        RecordFault? fault = null;
        while (reader.Read())
        {
            if (JsonSyntax.IsTooDeep(ref reader, limits.JsonDepth))
            {
                return new RecordFault(RowErrorCodes.FileTooLarge, $"{path}: its values are nested deeper than the limit of {limits.JsonDepth}. Raise it with --limit json-depth={limits.JsonDepth * 4L} if that is meant.");
            }

            if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
            {
                return new RecordFault(RowErrorCodes.NotARecord, $"{path}: this is no JSON object, and a record file holds one. Take it out of the folder, or name the records by another pattern.");
            }

            fault ??= reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } ? Reserved(path, ref reader) : null;
            var (start, end) = json.Write(ref reader);
            if (elements >= 0)
            {
                if (reader.CurrentDepth == elements + 1)
                {
                    begun = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject ? begun : start;
                    if (!JsonSyntax.IsStart(reader.TokenType))
                    {
                        rows.Elements.Add((begun, end));
                    }
                }
                else if (reader.CurrentDepth == elements)
                {
                    rows.SetArray(rows.ArrayStart, end);
                    elements = -1;
                }
            }
            else if (array?.Take(ref reader) == true)
            {
                rows.HasOther = reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null);
                if (reader.TokenType == JsonTokenType.StartArray)
                {
                    elements = reader.CurrentDepth;
                    rows.SetArray(start, 0);
                }
            }

            if (attachment?.Take(ref reader) == true && reader.TokenType == JsonTokenType.String)
            {
                rows.Attachment = TextOf(ref reader);
            }
        }

        length = json.Length;
        return fault;
    }

    /// <summary>The text of a value; half of a surrogate pair in it becomes U+FFFD, which is the name of no file.</summary>
    private static string TextOf(ref Utf8JsonReader reader)
    {
        var scratch = Array.Empty<byte>();
        return System.Text.Encoding.UTF8.GetString(JsonText.Of(ref reader, ref scratch, out _));
    }

    private RecordFault? Reserved(string path, ref Utf8JsonReader reader)
    {
        foreach (var name in _reserved)
        {
            if (reader.ValueTextEquals(name))
            {
                return new RecordFault(RowErrorCodes.RepeatedName, $"{path}: the record has a member '{name}', which is the name of a column that every row of a folder gets. Give those other names with --prefix.");
            }
        }

        return null;
    }
}
