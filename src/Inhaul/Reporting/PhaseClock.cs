using System.Diagnostics;

namespace Inhaul.Reporting;

/// <summary>How long this process has seen each phase go on, for those who watch: what the ledger knows of times comes with commits only.</summary>
internal sealed class PhaseClock
{
    private readonly Dictionary<PhaseName, (long Since, TimeSpan? Whole)> _seen = [];

    /// <summary>The phases with the time for which they have been seen, beside what they had before.</summary>
    public IReadOnlyList<PhaseStatus> Timed(IEnumerable<PhaseStatus> phases) => [.. phases.Select(Timed)];

    private PhaseStatus Timed(PhaseStatus phase)
    {
        if (!_seen.TryGetValue(phase.Phase, out var seen))
        {
            if (phase.State != PhaseState.Running)
            {
                return phase;
            }

            _seen[phase.Phase] = seen = (Stopwatch.GetTimestamp(), null);
        }

        if (phase.IsOver && seen.Whole is null)
        {
            _seen[phase.Phase] = seen = seen with { Whole = Stopwatch.GetElapsedTime(seen.Since) };
        }

        return phase.Phase == PhaseName.Plan && phase.IsOver ? phase : phase with { Time = phase.Time + (seen.Whole ?? Stopwatch.GetElapsedTime(seen.Since)) };
    }
}
