using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>The retry, with corrections, of an import of <see cref="People"/> that ended with refused rows.</summary>
public abstract class PeopleRetry : IAsyncLifetime
{
    private readonly PeopleImport _import;
    private Workplace _start = null!;
    private string _id = "";

    private protected PeopleRetry(PeopleImport import) => _import = import;

    /// <summary>What the undisturbed retry came to.</summary>
    private FinalState Undisturbed { get; set; } = null!;

    /// <summary>The errors of the first time, which stay in the history of the rows.</summary>
    private HashSet<string> FirstErrors { get; set; } = [];

    /// <summary>The arguments of the retry.</summary>
    internal string[] Retry(int workers) => ["retry", _id, "--corrections", "mended.csv", "--workers", $"{workers}", "--output", "json"];

    /// <summary>A folder with the ended import and the corrections, before the retry.</summary>
    internal Workplace Start() => _start.Copy();

    /// <summary>Fails the test unless the rows in the ledger and the table account for each other.</summary>
    internal void CheckConservation(Workplace place) => _import.CheckConservation(place);

    /// <summary>Fails the test unless the retry ended as if nothing had disturbed it.</summary>
    internal void CheckEnd(Workplace place)
    {
        CheckConservation(place);
        FinalState.AssertSame(Undisturbed, PeopleImport.StateOf(place));
        Assert.Subset(History(place), FirstErrors);
    }

    public async ValueTask InitializeAsync()
    {
        await _import.InitializeAsync();
        _start = _import.Start();
        _start.Write("mended.csv", _import.People.Corrections);
        _id = (await _start.RunAsync(PeopleImport.Import(workers: 1))).Expect(3).Id;
        FirstErrors = History(_start);

        using var place = Start();
        var retried = (await place.RunAsync(Retry(workers: 1))).Expect(3);
        Assert.Equal(2, retried.Rows("rejected") + retried.Rows("failed"));
        CheckConservation(place);
        Undisturbed = PeopleImport.StateOf(place);
    }

    private static HashSet<string> History(Workplace place) => [.. place.Store.Rows("SELECT row, attempt, code, message FROM inhaul_row_error")];

    public async ValueTask DisposeAsync()
    {
        _start.Dispose();
        await _import.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
