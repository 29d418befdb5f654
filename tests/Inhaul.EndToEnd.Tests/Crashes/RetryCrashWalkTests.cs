namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A retry is killed at every point and every occurrence of it, and the same command is run again.</summary>
public abstract class RetryCrashWalkTests(PeopleRetry retry)
{
    public static MatrixTheoryData<string, int> Points { get; } = new(CommandPoints.OfRetry, [1, 4]);

    [Theory]
    [MemberData(nameof(Points))]
    public Task Retry_killed_at_any_occurrence_ends_as_if_never_killed(string point, int workers) =>
        new CrashWalk(retry.Start, retry.Retry(workers), retry.CheckConservation, retry.CheckEnd).RunAsync(point);
}
