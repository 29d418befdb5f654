using System.Text.Json.Nodes;

namespace Inhaul.Review.Reporting;

/// <summary>One finding as a result of SARIF.</summary>
internal static class SarifResult
{
    /// <summary>The result.</summary>
    public static JsonObject Of(Finding finding, SourceTexts sources, string fingerprint)
    {
        var source = sources.LinesOf(finding.File);
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule,
            // What could not be decided is no fault yet: a person is asked to look.
            ["kind"] = finding.Severity == ReviewSeverity.Info ? "review" : "fail",
            ["level"] = LevelOf(finding.Severity),
            ["message"] = Message(finding),
            ["locations"] = new JsonArray(Location(finding, source)),
            ["partialFingerprints"] = new JsonObject { ["inhaulFinding/v1"] = fingerprint },
            ["properties"] = new JsonObject
            {
                ["severity"] = ReviewWord.Of(finding.Severity),
                ["pattern"] = ReviewWord.Of(finding.Pattern),
                ["why"] = finding.Why,
            },
        };
        if (RuleIndex(finding.Rule) is >= 0 and var index)
        {
            result["ruleIndex"] = index;
        }

        if (EvidencePaths.Of(finding).Where(path => path.Steps.Count > 0).ToList() is { Count: > 0 } paths)
        {
            result["codeFlows"] = new JsonArray([.. paths.Select(path => CodeFlow(path, finding, sources))]);
        }

        if (finding.Edits.Count > 0)
        {
            result["fixes"] = new JsonArray(Fix(finding));
        }

        return result;
    }

    /// <summary>The level of a severity.</summary>
    public static string LevelOf(ReviewSeverity severity) => severity switch
    {
        ReviewSeverity.Critical or ReviewSeverity.High => "error",
        ReviewSeverity.Medium => "warning",
        ReviewSeverity.Low => "note",
        _ => "none",
    };

    /// <summary>A file: relative to the folder of the sources where it is named so.</summary>
    public static JsonObject ArtifactOf(string file) => Path.IsPathRooted(file)
        ? new JsonObject { ["uri"] = new Uri(file).AbsoluteUri }
        : new JsonObject { ["uri"] = string.Join('/', file.Split('/').Select(Uri.EscapeDataString)), ["uriBaseId"] = "%SRCROOT%" };

    private static int RuleIndex(string rule) => RuleCatalogue.All.Select(description => description.Id).ToList().IndexOf(rule);

    private static JsonObject Message(Finding finding) => new()
    {
        ["text"] = $"{finding.Message} {finding.Why}",
        ["markdown"] = $"{MarkdownText.Prose(finding.Message)}\n\n{MarkdownText.Prose(finding.Why)}",
    };

    private static JsonObject Location(Finding finding, SourceText source)
    {
        var place = Place(finding.File, finding.Line, source);
        if (Excerpt.Of(finding with { Path = [] }, source) is { Count: > 0 } around)
        {
            place["contextRegion"] = new JsonObject
            {
                ["startLine"] = around[0].Number,
                ["endLine"] = around[^1].Number,
                ["snippet"] = new JsonObject { ["text"] = string.Join('\n', around.Select(line => line.Text)) },
            };
        }

        return new JsonObject
        {
            ["physicalLocation"] = place,
            ["logicalLocations"] = new JsonArray(new JsonObject
            {
                ["fullyQualifiedName"] = finding.Function,
                ["kind"] = finding.Function == "<module>" ? "module" : "function",
            }),
        };
    }

    private static JsonObject CodeFlow(CodePath path, Finding finding, SourceTexts sources) => new()
    {
        ["message"] = new JsonObject { ["text"] = path.Missing is null ? path.Name : $"{path.Name}: {path.Missing} is missing" },
        ["threadFlows"] = new JsonArray(new JsonObject
        {
            ["locations"] = new JsonArray([.. path.Steps.Select((step, i) => new JsonObject
            {
                ["executionOrder"] = i + 1,
                ["importance"] = i == 0 || i == path.Steps.Count - 1 ? "essential" : "important",
                ["location"] = new JsonObject { ["physicalLocation"] = Place(step.FileIn(finding), step.Line, sources.LinesOf(step.FileIn(finding))), ["message"] = new JsonObject { ["text"] = step.Event } },
            })]),
        }),
    };

    private static JsonObject Place(string file, int line, SourceText source) => new()
    {
        ["artifactLocation"] = ArtifactOf(file),
        ["region"] = new JsonObject { ["startLine"] = line, ["snippet"] = new JsonObject { ["text"] = source[line] } },
    };

    /// <summary>The edits that make the corrected file of the reviewed one; the code that they make stands in the description, to be read.</summary>
    private static JsonObject Fix(Finding finding) => new()
    {
        ["description"] = Description(RuleCatalogue.Find(finding.Rule)?.Remedy ?? finding.Message, finding.Fix),
        ["artifactChanges"] = new JsonArray(new JsonObject
        {
            ["artifactLocation"] = ArtifactOf(finding.File),
            ["replacements"] = new JsonArray([.. finding.Edits.Select(Replacement)]),
        }),
    };

    private static JsonObject Description(string remedy, string code) => new()
    {
        ["text"] = remedy,
        ["markdown"] = $"{MarkdownText.Prose(remedy)}\n\n{MarkdownText.Block(code, "python")}",
    };

    private static JsonObject Replacement(SourceEdit edit)
    {
        var replacement = new JsonObject
        {
            ["deletedRegion"] = new JsonObject { ["startLine"] = edit.StartLine, ["startColumn"] = edit.StartColumn, ["endLine"] = edit.EndLine, ["endColumn"] = edit.EndColumn },
        };
        if (edit.Text.Length > 0)
        {
            replacement["insertedContent"] = new JsonObject { ["text"] = edit.Text };
        }

        return replacement;
    }
}
