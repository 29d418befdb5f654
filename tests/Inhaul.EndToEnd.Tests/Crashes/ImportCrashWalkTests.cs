namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import is killed at every point and every occurrence of it, and the same command is run again.</summary>
public abstract class ImportCrashWalkTests(PeopleImport import)
{
    public static MatrixTheoryData<string, int> Points { get; } = new(CommandPoints.OfImport, [1, 4]);

    [Theory]
    [MemberData(nameof(Points))]
    public Task Import_killed_at_any_occurrence_ends_as_if_never_killed(string point, int workers) =>
        new CrashWalk(import.Start, PeopleImport.Import(workers), import.CheckConservation, import.CheckEnd).RunAsync(point);
}
