using System.Text.Json;

namespace Inhaul.Parsing.Json;

/// <summary>What is JSON: as its standard says, without comments and without commas at the end. What is not is refused in one sentence.</summary>
internal static class JsonSyntax
{
    // How deep values may be nested is the limit of the source, which has words of its own.
    private static readonly JsonReaderOptions One = new() { MaxDepth = int.MaxValue };
    private static readonly JsonReaderOptions Several = One with { AllowMultipleValues = true };

    /// <summary>In front of the only value.</summary>
    public static JsonReaderState Start => new(One);

    /// <summary>In front of the first of several values.</summary>
    public static JsonReaderState StartOfSeveral => new(Several);

    /// <summary>In front of the first element of an array.</summary>
    public static JsonReaderState StartOfArray
    {
        get
        {
            var reader = new Utf8JsonReader("["u8, isFinalBlock: false, Start);
            reader.Read();
            return reader.CurrentState;
        }
    }

    /// <summary>Whether the token begins an object or an array.</summary>
    public static bool IsStart(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>What an exception says is wrong, without where, and without what only programs can do about it.</summary>
    public static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? exception.Message : exception.Message[..end]).Replace(" which is not supported in this mode. Change the reader options", "", StringComparison.Ordinal).TrimEnd('.');
    }

    /// <summary>The refusal of a source that is not JSON.</summary>
    public static InvalidConfigurationException Wrong(string where, long line, long position, string reason) => new(
        $"{where}, line {line}, position {position}: this is not JSON: {reason}. Correct it and import the file again; nothing of it was imported.");

    /// <summary>The refusal of a source that ends too early.</summary>
    public static InvalidConfigurationException Unfinished(string where, long line) => new(
        $"{where} ends in the middle of the value that starts on line {line}: it is not JSON. Most often it was cut off while it was written; get the whole file.");

    /// <summary>Whether a value begins that is nested deeper than that.</summary>
    public static bool IsTooDeep(ref Utf8JsonReader reader, int deepest) => reader.CurrentDepth >= deepest && IsStart(reader.TokenType);

    /// <summary>The refusal of a value that is nested deeper than the limit.</summary>
    public static InvalidConfigurationException TooDeep(string where, long line, int deepest) => new(
        $"{where}, line {line}: a value here is nested deeper than the limit of {deepest}. Raise it with --limit json-depth={deepest * 4L} if that is meant.");

    /// <summary>The refusal of a record, or of a value around the records, that is longer than the limit.</summary>
    public static InvalidConfigurationException TooLong(string where, long line, int most) => new(
        $"{where}, line {line}: the record that starts here is longer than {most} bytes. " +
        $"Most often a quote or bracket is never closed; if such long records are meant, raise the limit with --limit record-bytes={most * 4L}.");
}
