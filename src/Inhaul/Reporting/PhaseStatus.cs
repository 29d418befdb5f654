using System.Globalization;
using System.Text;

namespace Inhaul;

/// <summary>A phase of an import as it is, with its counts. What is counted is said by <see cref="Unit"/>.</summary>
public sealed record PhaseStatus
{
    private const int NameWidth = 9;
    private const int StateWidth = 21;

    /// <summary>The phase.</summary>
    public required PhaseName Phase { get; init; }

    /// <summary>How far it is.</summary>
    public required PhaseState State { get; init; }

    /// <summary>What is counted: <c>files</c>, <c>contents</c>, <c>rows</c> or <c>subjects</c>; empty while nothing is known yet.</summary>
    public required string Unit { get; init; }

    /// <summary>How many are done, failed ones included.</summary>
    public long Done { get; init; }

    /// <summary>How many there are; null while that is not known.</summary>
    public long? Total { get; init; }

    /// <summary>How many of those done failed: files that cannot be read, contents that are not stored, rows that were refused, rows that are not in the target as they were written.</summary>
    public long Failed { get; init; }

    /// <summary>How many of those done needed nothing, because it was there already: files as they were, contents that are stored, rows that changed nothing.</summary>
    public long Present { get; init; }

    /// <summary>How long it took so far, added up over the workers that did it. What was tried in vain does not count.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>What a person should know about it, one sentence for each kind: what a verification found.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Whether it is over.</summary>
    public bool IsOver => State is PhaseState.Completed or PhaseState.CompletedWithErrors or PhaseState.Failed or PhaseState.Cancelled;

    /// <summary>The phase in one line for people, in columns: name, state, counts and time.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        line.Append(Word.Of(Phase).PadRight(NameWidth)).Append(' ').Append(Word.Of(State).Replace('_', ' ').PadRight(StateWidth)).Append(' ').Append(Counts);
        return State == PhaseState.Pending ? line.ToString().TrimEnd() : line.Append(CultureInfo.InvariantCulture, $"  {Time.TotalSeconds:F1} s").ToString();
    }

    private string Counts
    {
        get
        {
            if (State == PhaseState.Pending || Unit.Length == 0)
            {
                return "";
            }

            var total = Total is { } all && all != Done ? $" of {Number(all)}" : "";
            var present = Present > 0 ? $", {Number(Present)} {PresentWords}" : "";
            var failed = Failed > 0 ? $", {Number(Failed)} {FailedWords}" : "";
            return $"{Number(Done)}{total} {Unit}{present}{failed}";
        }
    }

    private string PresentWords => Phase switch
    {
        PhaseName.Plan => "as they were",
        PhaseName.Load => "changed nothing",
        _ => "there already",
    };

    private string FailedWords => Phase switch
    {
        PhaseName.Plan or PhaseName.Load => "refused",
        PhaseName.Hash => "not read",
        PhaseName.Upload => "not stored",
        PhaseName.Verify => "not as written",
        _ => "given up",
    };

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
