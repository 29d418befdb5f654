using Inhaul.Diagnostics;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>The engine meets an exception that nobody expected, or a long pause, at every point.</summary>
public abstract class ThrowAndDelayTests(PeopleImport import)
{
    public static TheoryData<string> Points { get; } = new(CommandPoints.OfImport);

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Import_that_meets_an_unexpected_error_says_so_once_and_can_be_gone_on_with(string point)
    {
        using var place = import.Start();
        var thrown = (await place.RunWithAsync($"{point}=throw", PeopleImport.Import(workers: 1))).Expect(1);
        import.CheckConservation(place);

        var isPaused = place.Store.Text("SELECT state FROM inhaul_import") == "paused";
        var message = isPaused ? place.Store.Text("SELECT error FROM inhaul_import") : thrown.Errors;
        Assert.Equal(2, message.Split($"Failpoint {point} was told to throw.").Length);
        Assert.Equal(isPaused, point is FailpointName.MapAfterChunk || point.StartsWith("settle.", StringComparison.Ordinal));

        var id = place.Store.Text("SELECT id FROM inhaul_import");
        (await place.RunAsync(isPaused ? ["resume", id] : PeopleImport.Import(workers: 1))).Expect(3);
        import.CheckEnd(place);
    }

    [Theory]
    [InlineData(FailpointName.IntakeBeforeChunk)]
    [InlineData(FailpointName.ClaimAfterCommit)]
    [InlineData(FailpointName.SettleAfterFence)]
    [InlineData(FailpointName.EndBeforeCommit)]
    public async Task Import_that_waits_at_a_point_ends_as_if_it_had_not(string point)
    {
        using var place = import.Start();
        (await place.RunWithAsync($"{point}:1=delay-300", PeopleImport.Import(workers: 4))).Expect(3);
        import.CheckEnd(place);
    }

    [Theory]
    [InlineData("nowhere=kill")]
    [InlineData("settle.after-commit=explode")]
    [InlineData("settle.after-commit:0=kill")]
    public async Task Failpoint_that_does_not_exist_ends_the_command_before_it_does_anything(string failpoint)
    {
        using var place = import.Start();
        var refused = (await place.RunWithAsync(failpoint, PeopleImport.Import(workers: 1))).Expect(2);
        Assert.Contains($"INHAUL_FAILPOINT={failpoint} is not understood", refused.Errors, StringComparison.Ordinal);
        Assert.False(place.Store.HasTable("inhaul_import"));
    }
}
