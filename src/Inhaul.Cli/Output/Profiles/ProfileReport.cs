using Inhaul.Intake;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>All that is told about a file.</summary>
/// <param name="Profile">What is in it.</param>
/// <param name="Notes">What was noticed when it was found among others or unpacked.</param>
/// <param name="Key">How its rows fare with the key that was named; null when none was.</param>
/// <param name="Table">How it would fare with the table that was named; null when none was.</param>
internal sealed record ProfileReport(SourceProfile Profile, IReadOnlyList<string> Notes, KeyRepeats? Key, TablePreview? Table)
{
    /// <summary>What a person should know or decide: about the file, the key and the table, and then about each column.</summary>
    public IReadOnlyList<ReportProblem> Problems { get; } = [.. ProblemsOf(Profile, Notes, Key, Table)];

    /// <summary>The columns that identify rows.</summary>
    public IReadOnlyList<string> UniqueColumns => [.. Profile.Columns.Where(column => column.Uniqueness == Uniqueness.Unique && column.Filled > 0).Select(column => column.Name)];

    /// <summary>The columns of which it was not found out whether they do.</summary>
    public IReadOnlyList<string> UndecidedColumns => [.. Profile.Columns.Where(column => column.Uniqueness == Uniqueness.Undecided).Select(column => column.Name)];

    private static IEnumerable<ReportProblem> ProblemsOf(SourceProfile profile, IReadOnlyList<string> notes, KeyRepeats? key, TablePreview? table)
    {
        foreach (var problem in notes.Concat(profile.Problems))
        {
            yield return new ReportProblem(null, problem);
        }

        if (key is { Repeats: > 0 } or { Missing: > 0 })
        {
            yield return new ReportProblem(null, KeyText.Of(key));
        }

        foreach (var (column, text) in table?.Problems ?? [])
        {
            yield return new ReportProblem(column, text);
        }

        foreach (var column in profile.Columns)
        {
            foreach (var problem in column.Problems)
            {
                yield return new ReportProblem(column.Name, problem);
            }
        }
    }
}
