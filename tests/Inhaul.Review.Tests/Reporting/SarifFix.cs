using System.Text.Json.Nodes;

namespace Inhaul.Review.Tests.Reporting;

/// <summary>Applies the fixes of a SARIF log to a text, as the standard says: lines and columns from 1, columns in UTF-16 code units, the end left out.</summary>
internal static class SarifFix
{
    /// <summary>The text with the replacements of a fix.</summary>
    public static string Apply(JsonNode fix, string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n'))
            {
                starts.Add(at + 1);
            }
        }

        var change = Assert.Single(fix["artifactChanges"]!.AsArray())!;
        foreach (var replacement in change["replacements"]!.AsArray().Reverse())
        {
            var region = replacement!["deletedRegion"]!;
            var (start, end) = (Offset(region, "startLine", "startColumn"), Offset(region, "endLine", "endColumn"));
            Assert.InRange(end, start, text.Length);
            text = text[..start] + replacement["insertedContent"]?["text"]!.GetValue<string>() + text[end..];
        }

        return text;

        int Offset(JsonNode region, string line, string column) => starts[region[line]!.GetValue<int>() - 1] + region[column]!.GetValue<int>() - 1;
    }
}
