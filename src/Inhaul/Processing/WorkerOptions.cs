using Inhaul.Attachments;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Processing;

/// <summary>How workers work, and with which processors.</summary>
internal sealed record WorkerOptions
{
    /// <summary>How long a worker of all imports waits before it looks for work of other processes, if nothing wakes it up.</summary>
    public static readonly TimeSpan HostPoll = TimeSpan.FromSeconds(1);

    /// <summary>How many chunks are in work at once in this process; with none, other processes deliver.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How long a claim lasts without renewal; another worker waits at most this long after a death on another machine.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker with nothing to do waits at most before it looks again, also if nothing wakes it up.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How long an intake has nobody before a worker of any import takes it over: who has just submitted an import is about
    /// to bring it in, and need not look at the input again.
    /// </summary>
    public TimeSpan IntakeGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between tries while the database is away.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The code that rows need; imports that need other code are left to others.</summary>
    public ProcessorRegistry Processors { get; init; } = ProcessorRegistry.None;

    /// <summary>How long a processor may take for one row before the row is given up.</summary>
    public TimeSpan RowTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a process may die at one row before the row is given up.</summary>
    public int DeathsPerRow { get; init; } = 2;

    /// <summary>Lets the code of processors run, beside each other or one alone.</summary>
    public ProcessorGate Gate { get; init; } = ProcessorGate.OfProcess;

    /// <summary>The storages of attachments that this process can write to.</summary>
    public AttachmentStorages Attachments { get; init; } = AttachmentStorages.OfFolders;

    /// <summary>Told of attachments as they are hashed and stored, by several threads at once; null for nobody.</summary>
    public Action<AttachmentCounts>? Attached { get; init; }

    /// <summary>Whether nothing is kept of what is done, so that no content is stored.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Takes what rows change in their table, in a rehearsal whose changes somebody wants to see; null for nobody.</summary>
    public ChangeSpool? Changes { get; init; }

    /// <summary>Why the attachments of an import cannot be read or stored here; null when they can, or when there are none.</summary>
    public string? AttachmentObstacleOf(ImportRecord import) => import.Options.Attachments is { } place ? Attachments.ObstacleTo(place) : null;
}
