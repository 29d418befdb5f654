namespace Licenses;

/// <summary>What the command line says.</summary>
/// <param name="Folder">The folder of record files.</param>
/// <param name="Tag">What the data set is called.</param>
internal sealed record Settings(string Folder, string Tag)
{
    /// <summary>The database: a file of SQLite, or the URL of a PostgreSQL database.</summary>
    public required string Store { get; init; }

    /// <summary>Where the screenshots are kept: a folder, or a part of a bucket.</summary>
    public required string Attachments { get; init; }

    /// <summary>How many rows are written together.</summary>
    public required int BatchSize { get; init; }

    /// <summary>How many batches are in work at once.</summary>
    public required int MaxWorkers { get; init; }

    /// <summary>How many screenshots are uploaded at once.</summary>
    public required int MaxUploads { get; init; }

    /// <summary>The file that gets a line for each row; null for none.</summary>
    public string? DebugLog { get; init; }

    /// <summary>Whether what was written is read back.</summary>
    public bool VerifyWrites { get; init; }

    /// <summary>The only record file to import; null for all.</summary>
    public string? SingleFile { get; init; }
}
