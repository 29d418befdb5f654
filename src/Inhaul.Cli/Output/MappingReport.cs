using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Intake;
using Inhaul.Mapping.Suggesting;
using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>The mapping of a file, for people and for programs.</summary>
internal sealed class MappingReport
{
    private const int MostExamples = 3;

    private readonly MappingLook _look;
    private readonly ColumnMatches _matches;
    private readonly List<Line> _lines;

    /// <summary>The report of a look.</summary>
    public MappingReport(MappingLook look)
    {
        _look = look;
        _matches = look.Match();
        _lines = [.. look.Layout.Columns.Select(LineOf)];
    }

    /// <summary>Writes it as a table.</summary>
    public void Write(IAnsiConsole console)
    {
        console.WriteLine(_look.Table is null
            ? $"{_look.Request.Inputs[0].Shown}: there is no table {_look.TableName}; an import creates it with a column for each that is not left out"
            : $"{_look.Request.Inputs[0].Shown} into the table {_look.TableName}");
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("column").AddColumn("field").AddColumn("feeds").AddColumn(new TableColumn("confidence").RightAligned()).AddColumn("reason").AddColumn("status").AddColumn("examples");
        foreach (var line in _lines)
        {
            table.AddRow(
                Markup.Escape(line.Column), Markup.Escape(line.Field ?? ""), line.Feeds ? "yes" : "",
                line.Confidence is { } confidence ? $"{confidence.ToString("0.00", CultureInfo.InvariantCulture)} {Word.Of(Confidence.LevelOf(confidence))}" : "",
                Markup.Escape(line.Reason), Markup.Escape(Decided(line)), Markup.Escape(string.Join(" · ", line.Examples)));
        }

        console.Write(table);
        if (_matches.Suggested.FirstOrDefault(pair => pair.Confidence >= Confidence.Low) is { } open)
        {
            console.WriteLine($"decide what only may be meant:  {new MappingCommand(_look.Request).Approve(open.Column, open.Field)}");
        }
    }

    /// <summary>The report as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["path"] = _look.Request.Inputs[0].Shown,
        ["type"] = _look.Type,
        ["table"] = _look.Table?.Name,
        ["headerFingerprint"] = _look.Fingerprint,
        ["columns"] = new JsonArray([.. _lines.Select(line => new JsonObject
        {
            ["column"] = line.Column,
            ["field"] = line.Field,
            ["feeds"] = line.Feeds,
            ["confidence"] = line.Confidence is { } confidence ? Math.Round(confidence, 2) : null,
            ["level"] = line.Confidence is { } sure ? Word.Of(Confidence.LevelOf(sure)) : null,
            ["tier"] = line.Tier is { } tier ? Word.Of(tier) : null,
            ["reason"] = line.Reason,
            ["status"] = line.Status is { } status ? Word.Of(status) : null,
            ["decidedBy"] = line.Decision?.DecidedBy,
            ["decidedAt"] = Json.Time(line.Decision?.DecidedAt),
            ["examples"] = new JsonArray([.. line.Examples.Select(example => JsonValue.Create(example))]),
        })]),
    };

    private static string Decided(Line line) => line.Status is not { } status ? ""
        : line.Decision is { } decision ? $"{Word.Of(status)} by {decision.DecidedBy} at {Json.Time(decision.DecidedAt)}"
        : Word.Of(status);

    private Line LineOf(string column, int index)
    {
        string[] examples = [.. _look.Evidence.Count > index ? _look.Evidence[index].Examples.Select(example => example.Value).Take(MostExamples) : []];
        var fed = _matches.Fed.FirstOrDefault(pair => pair.Column == column);
        var best = fed ?? _matches.Suggested.FirstOrDefault(pair => pair.Column == column);
        var decisions = _look.Decisions.Where(decision => decision.Fingerprint == _look.Fingerprint && decision.IsAbout(column)).ToList();
        var remark = _matches.Remarks.GetValueOrDefault(column, "");
        if (best is not null)
        {
            var approved = best.Tier == MappingTier.Saved ? decisions.Find(decision => decision.Status == MappingStatus.Approved) : null;
            return new Line(column, best.Field, fed is not null, best.Confidence, best.Tier, best.Reason, approved is null ? MappingStatus.Suggested : MappingStatus.Approved, approved, examples);
        }

        if (_matches.LeftOut.Contains(column))
        {
            return new Line(column, null, false, null, null, "left out", MappingStatus.Approved, decisions.Find(decision => decision.Status == MappingStatus.Approved), examples);
        }

        var rejected = decisions.Find(decision => decision.Status == MappingStatus.Rejected);
        return rejected is not null ? new Line(column, null, false, null, null, remark.Length > 0 ? remark : $"{rejected.Field} was rejected", MappingStatus.Rejected, rejected, examples)
            : _look.Table is null ? new Line(column, column, true, null, null, "a new table has a column of its name", null, null, examples)
            : new Line(column, null, false, null, null, remark.Length > 0 ? remark : "no field is called like it; its values stay in the ledger", null, null, examples);
    }

    private sealed record Line(
        string Column, string? Field, bool Feeds, double? Confidence, MappingTier? Tier, string Reason, MappingStatus? Status, MappingDecision? Decision, IReadOnlyList<string> Examples);
}
