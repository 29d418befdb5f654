using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inhaul.Stores;

namespace Inhaul.Cli.Output;

/// <summary>The JSON of <c>--output json</c>. Its field names are a contract: other programs read them.</summary>
internal static class Json
{
    /// <summary>How a whole output is written.</summary>
    public static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions OneLine = Indented with { Indented = false };

    /// <summary>Writes a value and a line break.</summary>
    public static Task WriteAsync(TextWriter output, JsonNode value) => output.WriteLineAsync(Text(value, Indented));

    /// <summary>A value as one line.</summary>
    public static string Line(JsonNode value) => Text(value, OneLine);

    private static string Text(JsonNode value, JsonWriterOptions options)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            value.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Counts, as <c>rows</c>.</summary>
    public static JsonObject Rows(RowCounts counts)
    {
        var rows = new JsonObject { ["read"] = counts.Read };
        foreach (var outcome in Outcomes)
        {
            rows[Word.Of(outcome)] = counts[outcome];
        }

        return rows;
    }

    /// <summary>Error classes, as <c>errors</c>.</summary>
    public static JsonArray Errors(IEnumerable<ErrorGroup> groups) => new([.. groups.Select(group => new JsonObject
    {
        ["code"] = group.Code,
        ["column"] = group.Column,
        ["count"] = group.Count,
        ["example"] = group.Example,
    })]);

    /// <summary>The phases of an import, as <c>phases</c>.</summary>
    public static JsonArray Phases(IEnumerable<PhaseStatus> phases) => new([.. phases.Select(phase => new JsonObject
    {
        ["phase"] = Word.Of(phase.Phase),
        ["state"] = Word.Of(phase.State),
        ["unit"] = phase.Unit,
        ["done"] = phase.Done,
        ["total"] = phase.Total,
        ["failed"] = phase.Failed,
        ["present"] = phase.Present,
        ["seconds"] = Math.Round(phase.Time.TotalSeconds, 3),
        ["findings"] = new JsonArray([.. phase.Findings.Select(finding => JsonValue.Create(finding))]),
    })]);

    /// <summary>An import, as <c>list</c> and <c>show</c> give it.</summary>
    public static JsonObject Import(ImportRecord import) => new()
    {
        ["id"] = import.Id.ToString(),
        ["type"] = import.Type,
        ["state"] = Word.Of(import.State),
        ["liveness"] = Word.Of(import.Liveness),
        ["phase"] = Word.Of(import.PhaseInWork),
        ["tenant"] = import.Tenant,
        ["table"] = import.Options.Definition is { HasTable: true } definition ? definition.Table : null,
        ["processor"] = import.Options.Processor,
        ["tracked"] = import.IsTracked,
        ["rowTotal"] = import.RowTotal,
        ["rows"] = Rows(import.Counts),
        ["error"] = import.Error,
        ["createdBy"] = import.CreatedBy,
        ["createdAt"] = Time(import.CreatedAt),
        ["startedAt"] = Time(import.StartedAt),
        ["finishedAt"] = Time(import.FinishedAt),
    };

    /// <summary>A time in UTC.</summary>
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The outcomes in the order in which they are shown.</summary>
    public static IReadOnlyList<RowOutcome> Outcomes { get; } =
    [
        RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Unchanged, RowOutcome.Stale, RowOutcome.Duplicate,
        RowOutcome.Skipped, RowOutcome.Rejected, RowOutcome.Failed, RowOutcome.Pending,
    ];
}
