namespace Inhaul.Testing;

/// <summary>An import of a test, as it was when it had ended or paused.</summary>
public sealed record TestImport
{
    /// <summary>The import: its state, its counts, and why it paused or failed, such as a defect of the processor.</summary>
    public required ImportStatus Status { get; init; }

    /// <summary>What became of each row, in the order of the input: the first is row 1. Rows that were not brought in any more are missing.</summary>
    public required IReadOnlyList<TestRow> Rows { get; init; }

    /// <summary>The log of the import, oldest line first.</summary>
    public required IReadOnlyList<ImportLogLine> Log { get; init; }

    /// <summary>What the rows became, in order: of those whose processor said so by <see cref="RowResult.At"/>, with <see cref="RowTracking.All"/>.</summary>
    public required IReadOnlyList<RowTarget> Results { get; init; }
}
