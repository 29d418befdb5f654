using Inhaul.Reporting;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Stores;

namespace Inhaul.Cli.Output;

/// <summary>What the plan of a folder says, before any row of it is written.</summary>
internal static class FolderPlanReport
{
    private const int MostOfOneCode = 3;
    private const int LongestMessage = 400;

    /// <summary>Writes it for people: how many files, and of each code how often and the first few.</summary>
    public static async Task WriteAsync(TextWriter to, string folder, FolderReport report)
    {
        var gone = report.Gone == 0 ? "" : $", {Number(report.Gone)} gone";
        await to.WriteLineAsync($"plan: {Number(report.Files)} record files in {ShownValue.Of(folder, LongestMessage)}: {Number(report.Planned)} to import with {Number(report.Rows)} rows, {Number(report.Unchanged)} as they were{gone}");
        foreach (var (code, count) in report.Found)
        {
            var shown = report.Findings.Where(finding => finding.Code == code).Take(MostOfOneCode).ToList();
            foreach (var finding in shown)
            {
                await to.WriteLineAsync($"  {code}: {ShownValue.Of(finding.Message, LongestMessage)}");
            }

            if (count > shown.Count)
            {
                await to.WriteLineAsync($"  {code}: and {Number(count - shown.Count)} more");
            }
        }
    }

    /// <summary>The object <c>folder</c> of the command's JSON.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="continued">The import that was gone on with first; null for none.</param>
    public static JsonObject ToJson(FolderReport report, ImportRecord? continued) => new()
    {
        ["files"] = report.Files,
        ["planned"] = report.Planned,
        ["unchanged"] = report.Unchanged,
        ["gone"] = report.Gone,
        ["rows"] = report.Rows,
        ["filesRead"] = report.FilesRead,
        ["continued"] = continued?.Id.ToString(),
        ["found"] = new JsonObject(report.Found.Select(code => KeyValuePair.Create(code.Key, (JsonNode?)code.Value))),
        ["findings"] = new JsonArray([.. report.Findings.Select(finding => new JsonObject { ["file"] = finding.File, ["code"] = finding.Code, ["message"] = finding.Message })]),
    };

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
