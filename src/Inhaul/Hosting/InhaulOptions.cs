using Inhaul.Attachments;
using Inhaul.Processing;

namespace Inhaul;

/// <summary>How an application imports. What is wrong with it is said when the application starts, all of it in one message.</summary>
public sealed record InhaulOptions
{
    /// <summary>How many chunks are in work at once in this process, 0 to 1024; with none, other processes deliver. By default one for each core.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How long a claim lasts when its worker is not heard of any more, 1 second to 1 hour. By default 30 seconds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a processor may take for one row before the row is given up, 1 millisecond to 1 day. By default a minute.</summary>
    public TimeSpan RowTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How often a process may die at one row before the row is given up as <c>failed</c>, 1 to 100. By default 2. To find the
    /// row costs one or two deaths more, since the first one says only in which chunk it is.
    /// </summary>
    public int DeathsPerRow { get; init; } = 2;

    /// <summary>
    /// The most rows in a chunk, 1 to 1,000,000: what is written in one transaction. Null, the default, is 50,000 where the engine
    /// fills a table, and 20,000 where code of yours runs on every row.
    /// </summary>
    public int? ChunkRows { get; init; }

    /// <summary>
    /// How long the workers may take to finish their chunks when the application stops, up to an hour; what is not settled
    /// then is undone and given back, for others or for the next start. By default 5 seconds.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many contents of attachments are written at once to their storage in this process, 1 to 1000. By default 10.</summary>
    public int MaxUploads { get; init; } = new AttachmentOptions().Uploads;

    /// <summary>The folder in which input that is no file is kept until it is in the store. By default one for temporary files.</summary>
    public string SpoolFolder { get; init; } = Path.Combine(Path.GetTempPath(), "inhaul-spool");

    /// <summary>Lets the code of processors run; where no death takes the whole process along, each application may have its own.</summary>
    internal ProcessorGate Gate { get; init; } = ProcessorGate.OfProcess;

    internal IEnumerable<string> Problems()
    {
        if (Workers is < 0 or > 1024)
        {
            yield return $"Workers is {Workers}; it must be from 0 to 1024.";
        }

        if (Lease < TimeSpan.FromSeconds(1) || Lease > TimeSpan.FromHours(1))
        {
            yield return $"Lease is {Lease}; it must be from 1 second to 1 hour.";
        }

        if (RowTimeout < TimeSpan.FromMilliseconds(1) || RowTimeout > TimeSpan.FromDays(1))
        {
            yield return $"RowTimeout is {RowTimeout}; it must be from 1 millisecond to 1 day.";
        }

        if (DeathsPerRow is < 1 or > 100)
        {
            yield return $"DeathsPerRow is {DeathsPerRow}; it must be from 1 to 100.";
        }

        if (ChunkRows is < 1 or > 1_000_000)
        {
            yield return $"ChunkRows is {ChunkRows}; it must be from 1 to 1000000.";
        }

        if (ShutdownTimeout < TimeSpan.Zero || ShutdownTimeout > TimeSpan.FromHours(1))
        {
            yield return $"ShutdownTimeout is {ShutdownTimeout}; it must be from 0 to 1 hour.";
        }

        if (MaxUploads is < 1 or > 1000)
        {
            yield return $"MaxUploads is {MaxUploads}; it must be from 1 to 1000.";
        }

        if (string.IsNullOrWhiteSpace(SpoolFolder))
        {
            yield return "SpoolFolder is empty; name a folder that this process may write to.";
        }
    }

    internal WorkerOptions ForWorkers(ProcessorRegistry processors, AttachmentStorages attachments) => new()
    {
        Workers = Workers,
        Lease = Lease,
        RowTimeout = RowTimeout,
        DeathsPerRow = DeathsPerRow,
        Processors = processors,
        Gate = Gate,
        Attachments = attachments,
    };
}
