using System.Diagnostics.Metrics;

namespace Inhaul.Diagnostics;

/// <summary>What can be counted from outside: the meter <c>Inhaul</c>. Only what is committed is counted, by the process that committed it.</summary>
internal static class Measures
{
    private static readonly Meter Meter = new("Inhaul");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("inhaul.rows", "{row}", "Rows that got an outcome.");
    private static readonly Counter<long> Chunks = Meter.CreateCounter<long>("inhaul.chunks", "{chunk}", "Chunks that were settled.");
    private static readonly Histogram<double> ChunkDuration = Meter.CreateHistogram<double>("inhaul.chunk.duration", "s", "How long the delivery of a chunk took, from its claim to its commit.");
    private static readonly Counter<long> ImportsEnded = Meter.CreateCounter<long>("inhaul.imports.ended", "{import}", "Imports that ended.");

    /// <summary>A chunk was settled.</summary>
    /// <param name="type">The import type.</param>
    /// <param name="decided">What became of the rows that were pending.</param>
    /// <param name="taken">How long it took.</param>
    public static void ChunkSettled(string type, RowCounts decided, TimeSpan taken)
    {
        var typed = new KeyValuePair<string, object?>("type", type);
        Chunks.Add(1, typed);
        ChunkDuration.Record(taken.TotalSeconds, typed);
        if (!Rows.Enabled)
        {
            return;
        }

        foreach (var outcome in Enum.GetValues<RowOutcome>())
        {
            if (decided[outcome] is > 0 and var rows)
            {
                Rows.Add(rows, new("outcome", Word.Of(outcome)), typed);
            }
        }
    }

    /// <summary>An import changed its state; it is counted when that is an end.</summary>
    /// <param name="type">The import type.</param>
    /// <param name="state">The state it has now.</param>
    public static void StateChanged(string type, ImportState state)
    {
        if (ImportTransitions.IsEnd(state))
        {
            ImportsEnded.Add(1, new("state", Word.Of(state)), new("type", type));
        }
    }
}
