using System.Text.Encodings.Web;
using System.Text.Json;
using Inhaul.Fetching;
using Inhaul.Parsing.Json;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Folders;

/// <summary>
/// Reads the planned files of a folder, several at once, and writes their rows to a spool in the order of the plan: an ordinary
/// source, of which the engine knows the rest. A few files are in memory at a time.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="options">How files become rows.</param>
/// <param name="limits">What a record may measure.</param>
/// <param name="findings">Told what is wrong with files.</param>
/// <param name="time">By which a file counts as just written.</param>
internal sealed class FolderSpool(FolderPlan plan, FolderOptions options, SourceLimits limits, FolderFindings findings, TimeProvider time)
{
    /// <summary>A file that was written so shortly before may be written again without another time.</summary>
    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DateTime _racyFrom = time.GetUtcNow().UtcDateTime - Racy;
    private readonly List<FolderFile> _files = [];
    private readonly List<KnownFolderFile> _touched = [];
    private readonly HashSet<Guid> _before = [];

    /// <summary>The files whose rows were written.</summary>
    public IReadOnlyList<FolderFile> Files => _files;

    /// <summary>The files that have another time and the same bytes, with that time.</summary>
    public IReadOnlyList<KnownFolderFile> Touched => _touched;

    /// <summary>How many rows were written.</summary>
    public long Rows { get; private set; }

    /// <summary>How many files gave refused rows, for what is wrong with them or with their attachment.</summary>
    public int Refused { get; private set; }

    /// <summary>How many files were opened and read.</summary>
    public int FilesRead { get; private set; }

    /// <summary>The imports that had these files before, as text.</summary>
    public string Base => string.Join(' ', _before.Order());

    /// <summary>Reads the files and writes their rows.</summary>
    /// <param name="spool">Where to.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task WriteAsync(SpoolFile spool, CancellationToken cancellationToken)
    {
        var reading = new RecordReading(options, limits, plan.Tree);
        await using var file = spool.Open();
        var ahead = new Queue<(PlannedFile Planned, Task<ReadRecord> Read)>();
        foreach (var planned in plan.Planned)
        {
            if (ahead.Count == 2 * Environment.ProcessorCount)
            {
                await TakeAsync(ahead.Dequeue(), file);
            }

            cancellationToken.ThrowIfCancellationRequested();
            ahead.Enqueue((planned, Task.Run(() => reading.Read(planned.File, planned.UnlessSha256), cancellationToken)));
        }

        while (ahead.TryDequeue(out var next))
        {
            await TakeAsync(next, file);
        }
    }

    private async Task TakeAsync((PlannedFile Planned, Task<ReadRecord> Read) next, FileStream to)
    {
        using var read = await next.Read;
        FilesRead += read.IsOpened ? 1 : 0;
        if (read.IsKnown)
        {
            _touched.Add(next.Planned.Known! with { File = next.Planned.Known.File with { Modified = Trusted(read.File.Modified) } });
            return;
        }

        Report(read);
        Refused += read.Faults.Count > 0 ? 1 : 0;
        if (next.Planned.Known is { } known)
        {
            _before.Add(known.Import.Id);
        }

        WriteRows(read, to);
        _files.Add(new FolderFile(read.File.Path, read.File.Bytes, Trusted(read.File.Modified), read.Sha256)
        {
            Attachment = read.Attachment?.Path,
            AttachmentBytes = read.Attachment?.Bytes ?? 0,
            AttachmentModified = read.Attachment is { } attachment ? Trusted(attachment.Modified) : null,
            FirstRow = Rows + 1,
            RowCount = read.RowCount,
        });
        Rows += read.RowCount;
    }

    private DateTime? Trusted(DateTime modified) => modified < _racyFrom ? modified : null;

    private void Report(ReadRecord read)
    {
        foreach (var fault in read.Faults)
        {
            findings.Add(read.File.Path, fault.Code, fault.Message);
        }

        if (plan.Contents.Add(read.Sha256, read.File.Path) is { } other)
        {
            findings.Add(read.File.Path, FindingCodes.DuplicateFile, $"{read.File.Path} has the same bytes as {other}; both are imported.");
        }
    }

    private void WriteRows(ReadRecord read, FileStream to)
    {
        using var front = new MemoryStream();
        using (var json = new Utf8JsonWriter(front, AsWritten))
        {
            json.WriteStartObject();
            json.WriteString(options.FileColumn, read.File.Path);
            if (options.HasAttachments)
            {
                json.WriteString(options.AttachmentColumn, read.Attachment?.Path);
            }

            if (options.Tag is not null)
            {
                json.WriteString(options.TagColumn, options.Tag);
            }

            FolderRows.WriteFaults(json, read.Faults);
            json.WriteEndObject();
        }

        var members = front.GetBuffer().AsSpan(0, (int)front.Length - 1);
        for (var row = 0; row < read.RowCount; row++)
        {
            to.Write(members);
            if (read.Rows is null)
            {
                to.WriteByte((byte)'}');
            }
            else
            {
                read.Rows.WriteRow(row, to);
            }

            to.WriteByte((byte)'\n');
        }
    }
}
