using System.Globalization;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Worker processes of one store, to be killed and stopped at will.</summary>
internal sealed class WorkerCrew : IDisposable
{
    /// <summary>How long others wait at most for a worker of whom nothing is heard.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    private readonly Workplace _place;
    private readonly List<RunningCommand> _workers = [];

    /// <summary>Starts workers.</summary>
    /// <param name="place">Where.</param>
    /// <param name="count">How many.</param>
    public WorkerCrew(Workplace place, int count)
    {
        _place = place;
        for (var i = 0; i < count; i++)
        {
            Add();
        }
    }

    /// <summary>Those that hold a chunk at this moment, in no order.</summary>
    public IReadOnlyList<RunningCommand> AtWork()
    {
        var processes = _place.Store.Rows("SELECT DISTINCT owner FROM inhaul_chunk WHERE owner IS NOT NULL")
            .Select(owner => int.Parse(owner.Split('/')[1], CultureInfo.InvariantCulture)).ToHashSet();
        return [.. _workers.Where(worker => processes.Contains(worker.Id))];
    }

    /// <summary>Starts one more.</summary>
    public RunningCommand Add(string? failpoint = null)
    {
        string[] arguments = ["worker", "--workers", "1", "--lease", Lease.TotalSeconds.ToString(CultureInfo.InvariantCulture)];
        var worker = failpoint is null ? _place.Start(arguments) : _place.StartWith(failpoint, arguments);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Kills one.</summary>
    public async Task KillAsync(RunningCommand worker)
    {
        worker.Kill();
        (await worker.WaitAsync()).Expect(CommandResult.Killed);
        _workers.Remove(worker);
        worker.Dispose();
    }

    /// <summary>Kills all at once.</summary>
    public async Task KillAllAsync()
    {
        _workers.ForEach(worker => worker.Kill());
        foreach (var worker in _workers.ToArray())
        {
            await KillAsync(worker);
        }
    }

    /// <summary>Fails the test unless all are still there, and ends them as an administrator would.</summary>
    public async Task EndAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.SignalAsync("TERM");
            (await worker.WaitAsync()).Expect(0);
        }
    }

    public void Dispose() => _workers.ForEach(worker => worker.Dispose());
}
