using System.Globalization;
using System.Text;
using Inhaul.Parsing;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Tests.Parsing.Json;

/// <summary>JSON as a source, and its records as lines of text that a test can compare.</summary>
internal static class JsonCases
{
    public static async Task<JsonRecords> OpenAsync(this TempFolder folder, string text, string? records = null, SourceLimits? limits = null, CancellationToken cancellationToken = default) =>
        JsonRecords.OfSource(await folder.SourceAsync(Encoding.UTF8.GetBytes(text), "rows.json"), ParseOptions.None with { Records = records }, limits ?? new SourceLimits(), cancellationToken);

    /// <summary>The columns, and each record as <c>line@offset: field|field</c>, or what is wrong with it.</summary>
    public static async Task<(JsonLayout Layout, List<string> Rows)> ReadAsync(this TempFolder folder, string text, string? records = null, SourceLimits? limits = null)
    {
        using var reader = await folder.OpenAsync(text, records, limits);
        var layout = (JsonLayout)reader.ReadLayout();
        return (layout, Rows(reader, layout));
    }

    public static async Task<string> RefusalAsync(this TempFolder folder, string text, string? records = null, SourceLimits? limits = null) =>
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => folder.ReadAsync(text, records, limits))).Message;

    public static List<string> Rows(RecordReader records, RecordLayout layout)
    {
        var rows = new List<string>();
        while (records.Read())
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{records.Line}@{records.Offset}: {(records.FaultOf(layout) is { } fault ? $"{fault.Code}: {fault.Message}" : Fields(records))}"));
        }

        return rows;
    }

    public static string Fields(RecordReader records) =>
        string.Join('|', Enumerable.Range(0, records.FieldCount).Select(i => records.FaultOf(i)?.Code ?? Encoding.UTF8.GetString(records.Field(i))));
}
