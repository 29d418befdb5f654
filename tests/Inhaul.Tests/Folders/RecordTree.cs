using System.Text;
using Inhaul.Fetching;
using Inhaul.Folders;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Tests.Folders;

/// <summary>A folder of records of one test, beside which things may lie that do not belong to it.</summary>
internal sealed class RecordTree : IDisposable
{
    private static readonly DateTime LongAgo = new(2025, 8, 3, 14, 3, 10, DateTimeKind.Utc);

    private readonly TempFolder _outside = new();

    /// <summary>A folder.</summary>
    /// <param name="root">Where it is; null for a new one.</param>
    public RecordTree(string? root = null)
    {
        Root = root ?? Path.Combine(_outside.Path, "root");
        Directory.CreateDirectory(Root);
    }

    /// <summary>Where it is.</summary>
    public string Root { get; }

    /// <summary>How files become rows, unless a test says otherwise.</summary>
    public FolderOptions Options { get; init; } = new() { Records = "*_parse.json" };

    /// <summary>What a record may measure.</summary>
    public SourceLimits Limits { get; init; } = new();

    /// <summary>What was found when rows were last written.</summary>
    public FolderFindings Findings { get; private set; } = new();

    /// <summary>The full path of something in the folder, or beside it with <c>../</c>.</summary>
    public string At(string path) => Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>Writes a file, long ago.</summary>
    public string Write(string path, string text = "{}") => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, long ago.</summary>
    public string Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
        File.SetLastWriteTimeUtc(At(path), LongAgo);
        return At(path);
    }

    /// <summary>Makes a link.</summary>
    public void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.CreateSymbolicLink(At(path), target);
    }

    /// <summary>Walks over the folder.</summary>
    public FolderTree Walk() => FolderWalk.Walk(Root, name => name.EndsWith("_parse.json", StringComparison.Ordinal), Findings, TestContext.Current.CancellationToken);

    /// <summary>Writes the rows of a first run.</summary>
    public Task<string[]> RowsAsync() => RowsAsync([]);

    /// <summary>Writes the rows of a run after others.</summary>
    public async Task<string[]> RowsAsync(IReadOnlyList<KnownFolderFile> known)
    {
        Findings = new FolderFindings();
        var planner = FolderPlanner.Walk(Root, Options, Findings, _ => true, TestContext.Current.CancellationToken);
        known.ToList().ForEach(planner.Compare);
        Spool = new FolderSpool(planner.Plan(), Options, Limits, Findings, TimeProvider.System);
        var file = SpoolFile.In(_outside.Path, "rows", "");
        await Spool.WriteAsync(file, TestContext.Current.CancellationToken);
        var rows = await File.ReadAllLinesAsync(file.Path, TestContext.Current.CancellationToken);
        file.Delete();
        return rows;
    }

    /// <summary>What wrote the rows last.</summary>
    public FolderSpool? Spool { get; private set; }

    public void Dispose() => _outside.Dispose();
}
