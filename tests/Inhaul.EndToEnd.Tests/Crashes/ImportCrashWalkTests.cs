namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import by several workers is killed at every point and every occurrence of it, and the same command is run again. What one worker does at each point is shown by <see cref="ThrowAndDelayTests"/>.</summary>
public abstract class ImportCrashWalkTests(PeopleImport import)
{
    public static TheoryData<string> Points { get; } = new(CommandPoints.OfImport);

    [Theory]
    [MemberData(nameof(Points))]
    public Task Import_killed_at_any_occurrence_ends_as_if_never_killed(string point) =>
        new CrashWalk(import.Start, PeopleImport.Import(workers: 4), import.CheckConservation, import.CheckEnd).RunAsync(point);
}
