namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import is killed at every point and every occurrence of it, and the same command is run again.</summary>
public abstract class ImportCrashWalkTests(PeopleImport import, int workers)
{
    public static TheoryData<string> Points { get; } = new(CommandPoints.OfImport);

    [Theory]
    [MemberData(nameof(Points))]
    public Task Import_killed_at_any_occurrence_ends_as_if_never_killed(string point) =>
        new CrashWalk(import.Start, PeopleImport.Import(workers), import.CheckConservation, import.CheckEnd).RunAsync(point);
}
