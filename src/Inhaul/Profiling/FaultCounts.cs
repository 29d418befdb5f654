using Inhaul.Parsing;

namespace Inhaul.Profiling;

/// <summary>Counts the rows that cannot be read, by reason.</summary>
internal sealed class FaultCounts
{
    private const int MostLines = 5;

    private readonly Dictionary<string, FaultProfile> _faults = [];

    /// <summary>Takes a row.</summary>
    public void Add(RecordFault fault, long line)
    {
        var before = _faults.GetValueOrDefault(fault.Code) ?? new FaultProfile(fault.Code, 0, [], fault.Message);
        _faults[fault.Code] = before with { Rows = before.Rows + 1, Lines = before.Lines.Count < MostLines ? [.. before.Lines, line] : before.Lines };
    }

    /// <summary>All reasons, the most frequent first.</summary>
    public IReadOnlyList<FaultProfile> All() => [.. _faults.Values.OrderByDescending(fault => fault.Rows)];
}
