namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A retry is killed at every point and every occurrence of it, and the same command is run again.</summary>
public abstract class RetryCrashWalkTests(PeopleRetry retry)
{
    public static TheoryData<string> Points { get; } = new(CommandPoints.OfRetry);

    [Theory]
    [MemberData(nameof(Points))]
    public Task Retry_killed_at_any_occurrence_ends_as_if_never_killed(string point) =>
        new CrashWalk(retry.Start, retry.Retry(workers: 4), retry.CheckConservation, retry.CheckEnd).RunAsync(point);
}
