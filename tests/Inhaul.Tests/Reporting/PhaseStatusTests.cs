namespace Inhaul.Tests.Reporting;

public sealed class PhaseStatusTests
{
    public static TheoryData<PhaseStatus, string> Lines { get; } = new()
    {
        { Phase(PhaseName.Plan, PhaseState.Running, "") with { Time = TimeSpan.FromSeconds(0.26) }, "plan      running                 0.3 s" },
        { Phase(PhaseName.Plan, PhaseState.Completed, "files") with { Done = 515, Total = 515, Present = 500, Time = TimeSpan.FromSeconds(0.1) }, "plan      completed             515 files, 500 as they were  0.1 s" },
        { Phase(PhaseName.Hash, PhaseState.CompletedWithErrors, "files") with { Done = 514, Total = 514, Failed = 2, Time = TimeSpan.FromSeconds(2.34) }, "hash      completed with errors 514 files, 2 not read  2.3 s" },
        { Phase(PhaseName.Upload, PhaseState.Running, "contents") with { Done = 1200, Total = null, Present = 7, Failed = 1 }, "upload    running               1,200 contents, 7 there already, 1 not stored  0.0 s" },
        { Phase(PhaseName.Load, PhaseState.Interrupted, "rows") with { Done = 4, Total = 17000, Failed = 1, Time = TimeSpan.FromMinutes(2) }, "load      interrupted           4 of 17,000 rows, 1 refused  120.0 s" },
        { Phase(PhaseName.Verify, PhaseState.Failed, "rows") with { Done = 3, Total = 3, Failed = 1 }, "verify    failed                3 rows, 1 not as written  0.0 s" },
        { Phase(PhaseName.Verify, PhaseState.Pending, "rows"), "verify    pending" },
        { Phase(PhaseName.Aggregate, PhaseState.Completed, "subjects") with { Done = 2, Total = 2 }, "aggregate completed             2 subjects  0.0 s" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_phase_is_one_line_in_columns(PhaseStatus phase, string line)
    {
        ArgumentNullException.ThrowIfNull(phase);
        Assert.Equal(line, phase.ToString());
    }

    private static PhaseStatus Phase(PhaseName name, PhaseState state, string unit) => new() { Phase = name, State = state, Unit = unit };
}
