using System.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A large import of <see cref="MixedRows"/> into PostgreSQL that runs undisturbed once, and starts afresh for every storm.</summary>
public sealed class MixedImport : IAsyncLifetime
{
    private const int Seed = 20250402;
    private const int RowCount = 100_000;

    /// <summary>How many rows the table holds before.</summary>
    public const int Held = RowCount / 3;

    private readonly Workplace _start = new(StoreKind.Postgres);

    /// <summary>What the undisturbed import came to.</summary>
    internal FinalState Undisturbed { get; private set; } = null!;

    /// <summary>How long a command takes here and now that does nothing; on a machine that does much else everything takes longer.</summary>
    internal TimeSpan CommandTime { get; private set; }

    /// <summary>The arguments of the import.</summary>
    internal static string[] Import(int workers) =>
        ["import", "people.csv", "--key", "id", "--on-conflict", "newest:seen", "--chunk-rows", "1000", "--workers", $"{workers}", "--output", "json"];

    /// <summary>A folder with the input and the table, before the import.</summary>
    internal Workplace Start() => _start.Copy();

    /// <summary>Fails the test unless the rows in the ledger and the table account for each other; nobody may be writing.</summary>
    internal static void CheckConservation(Workplace place) => Conservation.Check(place.Store, "people", Held);

    /// <summary>Fails the test unless the import ended as if nothing had disturbed it, and no row was written more often than once.</summary>
    internal void CheckEnd(Workplace place)
    {
        CheckConservation(place);
        FinalState.AssertSame(Undisturbed, StateOf(place));
        Assert.Equal("", place.Store.Text("SELECT id, count(*) FROM people_write GROUP BY id HAVING count(*) > 1"));
    }

    public async ValueTask InitializeAsync()
    {
        _start.Write("people.csv", MixedRows.Csv(RowCount, Seed));
        _start.Store.Execute(MixedRows.TableSql(RowCount));
        _start.Store.NoteWrites("people", key: "id");
        using var place = Start();
        var undisturbed = (await place.RunAsync(Import(workers: 2))).Expect(3);
        Assert.All(MixedRows.Outcomes, outcome => Assert.NotEqual(0, undisturbed.Rows(Word.Of(outcome))));
        CheckConservation(place);
        Undisturbed = StateOf(place);

        var clock = Stopwatch.StartNew();
        (await place.RunAsync("list")).Expect(0);
        CommandTime = clock.Elapsed;
    }

    public ValueTask DisposeAsync()
    {
        _start.Dispose();
        return ValueTask.CompletedTask;
    }

    private static FinalState StateOf(Workplace place) => FinalState.Of(place.Store, "people", "people_write");
}
