using System.Text.Json.Nodes;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>The profile of a file for programs.</summary>
internal static class ProfileJson
{
    private const int Digits = 4;

    /// <summary>The profile as JSON.</summary>
    public static JsonObject Of(ProfileReport report)
    {
        var profile = report.Profile;
        return new JsonObject
        {
            ["name"] = profile.Source.Name,
            ["bytes"] = profile.Source.Bytes,
            ["sha256"] = profile.Source.Sha256,
            ["encoding"] = profile.Source.Encoding.Name,
            ["encodingEvidence"] = profile.Source.Encoding.Evidence,
            ["format"] = profile.Layout.Format,
            ["separator"] = (profile.Layout as CsvLayout)?.Separator.ToString(),
            ["rows"] = profile.Rows,
            ["malformedRows"] = profile.MalformedRows,
            ["malformed"] = Array(profile.Faults, fault => new JsonObject
            {
                ["code"] = fault.Code,
                ["rows"] = fault.Rows,
                ["lines"] = Array(fault.Lines, line => JsonValue.Create(line)),
                ["message"] = fault.Message,
            }),
            ["uniqueColumns"] = Array(report.UniqueColumns, name => JsonValue.Create(name)),
            ["undecidedColumns"] = Array(report.UndecidedColumns, name => JsonValue.Create(name)),
            ["jointKeys"] = Array(profile.JointKeys, columns => Array(columns, name => JsonValue.Create(name))),
            ["key"] = Key(report),
            ["table"] = report.Table?.Table,
            ["columns"] = Array(profile.Columns, Column),
            ["problems"] = Array(report.Problems, problem => JsonValue.Create(problem.ToString())),
        };
    }

    private static JsonObject? Key(ProfileReport report) => report.Key is not { } key ? null : new JsonObject
    {
        ["columns"] = Array(key.Columns, name => JsonValue.Create(name)),
        ["rows"] = key.Rows,
        ["missing"] = key.Missing,
        ["repeats"] = key.Repeats,
        ["examples"] = Array(key.Examples, example => new JsonObject
        {
            ["values"] = Array(example.Values, value => JsonValue.Create(value)),
            ["rows"] = example.Rows,
            ["lines"] = Array(example.Lines, line => JsonValue.Create(line)),
        }),
    };

    private static JsonObject Column(ColumnProfile column) => new()
    {
        ["name"] = column.Name,
        ["type"] = Word.Of(column.Inferred.Type),
        ["format"] = column.Inferred.Format,
        ["why"] = column.Inferred.Why,
        ["filled"] = column.Filled,
        ["fillRate"] = Math.Round(column.FillRate, Digits),
        ["distinct"] = column.Distinct,
        ["distinctIsExact"] = column.IsDistinctExact,
        ["uniqueness"] = Word.Of(column.Uniqueness),
        ["min"] = column.Min,
        ["max"] = column.Max,
        ["average"] = column.Average is { } average ? Math.Round(average, Digits) : null,
        ["length"] = new JsonObject
        {
            ["min"] = column.Text.Shortest,
            ["max"] = column.Text.Longest,
            ["maxLine"] = column.Text.Longest == 0 ? null : column.Text.LongestLine,
            ["average"] = Math.Round(column.Text.AverageLength, Digits),
            ["histogram"] = Bars(column.Text.Bars()),
        },
        ["longestBytes"] = column.LongestBytes,
        ["samples"] = Array(column.Samples, sample => JsonValue.Create(sample)),
        ["frequent"] = Bars(column.Frequent),
        ["frequentIsExact"] = column.IsFrequentExact,
        ["histogram"] = Bars(column.Histogram),
        ["shapes"] = new JsonObject(Enum.GetValues<ValueShape>().Where(shape => shape != ValueShape.Empty && column.Evidence[shape] > 0)
            .Select(shape => KeyValuePair.Create<string, JsonNode?>(Word.Of(shape), column.Evidence[shape]))),
        ["misfits"] = column.Inferred.Misfits,
        ["misfitExamples"] = Array(column.Misfits, example => new JsonObject { ["value"] = example.Value, ["line"] = example.Line }),
        ["marks"] = new JsonObject(Enum.GetValues<TextMark>().Where(mark => column.Text[mark].Count > 0).Select(mark => KeyValuePair.Create<string, JsonNode?>(
            Word.Of(mark), new JsonObject { ["values"] = column.Text[mark].Count, ["firstLine"] = column.Text[mark].Line }))),
        ["several"] = column.Several is not { } several ? null : new JsonObject
        {
            ["separator"] = several.Separator,
            ["cells"] = several.Cells,
            ["share"] = Math.Round(several.Share, Digits),
            ["average"] = Math.Round(several.Average, Digits),
            ["most"] = several.Most,
            ["firstLine"] = several.FirstLine,
        },
        ["sensitive"] = Array(column.Sensitive, found => new JsonObject
        {
            ["kind"] = Word.Of(found.Kind),
            ["confidence"] = Word.Of(found.Confidence),
            ["values"] = found.Count,
            ["share"] = Math.Round(found.Share, Digits),
            ["firstLine"] = found.FirstLine,
            ["samples"] = Array(found.Samples, sample => JsonValue.Create(sample)),
        }),
        ["masked"] = column.IsMasked,
        ["problems"] = Array(column.Problems, problem => JsonValue.Create(problem)),
    };

    private static JsonArray Bars(IEnumerable<HistogramBar> bars) => Array(bars, bar => new JsonObject { ["value"] = bar.Label, ["count"] = bar.Count });

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> of) => new([.. items.Select(of)]);
}
