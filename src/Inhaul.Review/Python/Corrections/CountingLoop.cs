using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>A loop in which rows can be counted.</summary>
/// <param name="Outermost">The statement in front of which the counts begin.</param>
/// <param name="Work">The statement after which one row more is done.</param>
/// <param name="Inserts">Whether that statement creates records for sure.</param>
internal sealed record CountingLoop(PythonNode Outermost, PythonNode Work, bool Inserts)
{
    /// <summary>The loop before a completion that writes rows, or, for want of one, that works on them; null when there is none.</summary>
    public static CountingLoop? Before(CorrectionSite site, StatementPlace completion)
    {
        var before = completion.Outward.SelectMany(place => place.Preceding.Reverse()).SelectMany(CorrectionSite.Within).Where(node => node.Is("For", "AsyncFor") && !HasCompletion(site, node)).ToList();
        var writes = before.SelectMany(loop => loop.Nodes("body").SelectMany(CorrectionSite.Within)).Where(node => IsWrite(site, node));
        var write = writes.FirstOrDefault();
        if ((write is not null ? StatementPlace.Find(site.Scope, write) : before is [var loop, ..] ? StatementPlace.Find(site.Scope, loop.Nodes("body")[^1]) : null) is not { } work || BlockChanges.IsJump(work.Statement))
        {
            return null;
        }

        var loops = work.Outward.Where(place => place.Statement.Is("For", "AsyncFor", "While")).ToList();
        return loops.Count == 0 ? null : new CountingLoop(loops[^1].Statement, work.Statement, write?.Node("func")!.Text("attr")!.StartsWith("insert", StringComparison.Ordinal) == true);
    }

    /// <summary>The counts that grow by one with each row.</summary>
    public IEnumerable<string> Counted(IReadOnlyList<string> keys) => keys.Where(key => Inserts || !IsOfCreated(key));

    /// <summary>Whether a key counts what was created, which not every row is.</summary>
    public static bool IsOfCreated(string key) => key.Contains("creat", StringComparison.Ordinal);

    /// <summary>Counts behind the work.</summary>
    public bool TryCount(CorrectedCode code, string[] lines) => lines.Length > 0 && code.InsertAfter(Work, lines);

    private static bool HasCompletion(CorrectionSite site, PythonNode loop) => site.Tracking.Completes(loop);

    private static bool IsWrite(CorrectionSite site, PythonNode node) => node.Is("Call") && node.Node("func") is { Kind: "Attribute" } method && site.Rules.BufferWrites.Contains(method.Text("attr")!);
}
