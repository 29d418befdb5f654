using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import of <see cref="People"/> that runs undisturbed once, and starts afresh for every test that disturbs it.</summary>
public abstract class PeopleImport : IAsyncLifetime
{
    private const int Seed = 20250401;
    private const int RowCount = 200;

    private readonly Workplace _start;

    private protected PeopleImport(StoreKind kind) => _start = new Workplace(kind);

    /// <summary>The input.</summary>
    internal People People { get; } = People.Make(Seed, RowCount);

    /// <summary>What the undisturbed import came to.</summary>
    internal FinalState Undisturbed { get; private set; } = null!;

    /// <summary>The arguments of the import, by default in two chunks.</summary>
    internal static string[] Import(int workers, int chunkRows = 100) =>
        ["import", "people.csv", "--key", "id", "--chunk-rows", $"{chunkRows}", "--workers", $"{workers}", "--output", "json"];

    /// <summary>A folder with the input and the table, before the import.</summary>
    internal Workplace Start() => _start.Copy();

    /// <summary>Brings the input and the table to a folder whose store is elsewhere.</summary>
    internal void Prepare(Workplace place)
    {
        place.Write("people.csv", People.Csv);
        place.Store.Execute(People.TableSql);
        place.Store.NoteWrites("people", key: "id");
    }

    /// <summary>The state of a folder's store.</summary>
    internal static FinalState StateOf(Workplace place) => FinalState.Of(place.Store, "people", "people_write");

    /// <summary>Fails the test unless the rows in the ledger and the table account for each other.</summary>
    internal void CheckConservation(Workplace place) => Conservation.Check(place.Store, "people", People.Before.Count);

    /// <summary>Fails the test unless the import ended as if nothing had disturbed it.</summary>
    internal void CheckEnd(Workplace place)
    {
        CheckConservation(place);
        FinalState.AssertSame(Undisturbed, StateOf(place));
    }

    public async ValueTask InitializeAsync()
    {
        Prepare(_start);
        using var place = Start();
        (await place.RunAsync(Import(workers: 1))).Expect(3);
        CheckConservation(place);
        Undisturbed = StateOf(place);
    }

    public ValueTask DisposeAsync()
    {
        _start.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
