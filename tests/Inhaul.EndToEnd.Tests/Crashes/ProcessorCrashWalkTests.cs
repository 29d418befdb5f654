using Inhaul.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>
/// An application whose processor uses all that there is (hooks, rules, lookups, statements, buffers, aggregation) is killed at
/// every point where it is at work and every occurrence of it, and started again.
/// </summary>
public abstract class ProcessorCrashWalkTests : IAsyncLifetime
{
    private const int Rows = 30;
    private const string Workers = "4";
    private const string ChunkRows = "15";
    private const string DeathsPerRow = "2";

    private readonly Workplace _start;
    private FinalState? _undisturbed;

    private protected ProcessorCrashWalkTests(StoreKind kind) => _start = new Workplace(kind);

    /// <summary>Every point at which code of the processor has begun; the others are the same for every import.</summary>
    public static TheoryData<string> Points { get; } = new(FailpointName.All.Where(point => point.Split('.')[0] is "settle" or "life"));

    public async ValueTask InitializeAsync()
    {
        _start.Write("shipment.csv", "id,region,weight\n" + string.Concat(Enumerable.Range(1, Rows).Select(id => $"{id % 28},{(id % 3 == 0 ? "north" : "south")},{Weight(id)}\n")));
        _start.Store.Execute("CREATE TABLE region (id bigint PRIMARY KEY, code text NOT NULL)");
        _start.Store.Execute("INSERT INTO region VALUES (1, 'north'), (2, 'south')");
        _start.Store.Execute("CREATE TABLE shipment (id bigint PRIMARY KEY, region_id bigint NOT NULL, weight integer NOT NULL)");
        _start.Store.Execute("CREATE TABLE shipment_log (shipment_id bigint NOT NULL)");
        _start.Store.Execute("CREATE TABLE shipment_hook (hook text NOT NULL, shipments bigint NOT NULL)");
        _start.Store.Execute("CREATE TABLE region_total (code text PRIMARY KEY, weight bigint NOT NULL)");
        using var place = _start.Copy();
        using var running = Start(place, failpoint: null);
        (await running.WaitAsync()).Expect(0);
        Check(place);
        _undisturbed = StateOf(place);
    }

    [Theory]
    [MemberData(nameof(Points))]
    public Task Application_killed_at_any_occurrence_ends_as_if_never_killed(string point) => new CrashWalk(
        _start.Copy, Start, exitCode: 0, place => Conservation.Check(place.Store, "shipment"), CheckEnd).RunAsync(point);

    public ValueTask DisposeAsync()
    {
        _start.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static int Weight(int id) => id switch
    {
        7 => 0,
        22 => 2000,
        _ => id,
    };

    private static RunningCommand Start(Workplace place, string? failpoint) => place.StartProgramWith(
        failpoint, RunningCommand.Host, RunningCommand.Application("Inhaul.ProcessorApp"), "shipment.csv", Workers, ChunkRows, DeathsPerRow);

    private void CheckEnd(Workplace place)
    {
        Check(place);
        FinalState.AssertSame(_undisturbed!, StateOf(place));
    }

    /// <summary>What must be so, worked out from the input alone: the last row of a key counts, each hook ran once, totals are of what is there.</summary>
    private static void Check(Workplace place)
    {
        Conservation.Check(place.Store, "shipment");
        Assert.Equal(["7|rule|weight must be more than 0", "22|processor_error|ShipmentProcessor threw InvalidOperationException: too heavy"], place.Store.Rows("SELECT row, code, message FROM inhaul_row_error ORDER BY row"));
        var loaded = Enumerable.Range(3, Rows - 2).Except([7, 22]).ToList();
        Assert.Equal(loaded.Select(id => $"{id % 28}|{id}").Order(StringComparer.Ordinal), place.Store.Rows("SELECT id, weight FROM shipment").Order(StringComparer.Ordinal));
        Assert.Equal(loaded.Count, place.Store.Number("SELECT count(*) FROM shipment_log"));
        Assert.Equal(["start|0", $"complete|{loaded.Count}"], place.Store.Rows("SELECT hook, shipments FROM shipment_hook ORDER BY shipments"));
        Assert.Equal(
            [$"north|{loaded.Where(id => id % 3 == 0).Sum()}", $"south|{loaded.Where(id => id % 3 != 0).Sum()}"],
            place.Store.Rows("SELECT code, weight FROM region_total ORDER BY code"));
    }

    private static FinalState StateOf(Workplace place) => FinalState.Of(place.Store, "shipment", "shipment_hook", "region_total");
}
