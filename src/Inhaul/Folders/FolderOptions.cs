namespace Inhaul;

/// <summary>How a folder of record files becomes rows. Each record file is a JSON object, and gives one row or several.</summary>
public sealed record FolderOptions
{
    /// <summary>Which files are records: a pattern of their names with <c>*</c> and <c>?</c>. By default <c>*.json</c>.</summary>
    public string Records { get; init; } = "*.json";

    /// <summary>
    /// The path of an array in the record, such as <c>search_result.licenses</c>: the record gives a row for each of its elements, with the element in place
    /// of the array. A record without elements gives one row. Null gives one row for each record.
    /// </summary>
    public string? RowsAt { get; init; }

    /// <summary>
    /// What the row of a record without such elements has instead of its own values, by path: <c>search_result.result_status</c> may be
    /// <c>not_found</c>. Only with <see cref="RowsAt"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> WithoutRows { get; init; } = new Dictionary<string, string>();

    /// <summary>The path of the text in the record that names its attachment, such as <c>metadata.source_image_file</c>; null for none.</summary>
    public string? AttachmentFrom { get; init; }

    /// <summary>
    /// The extensions of a file beside the record that has its name and is its attachment, where the record names none. Empty for <c>.png</c> if
    /// <see cref="AttachmentFrom"/> is said; with neither, no attachments are looked for.
    /// </summary>
    public IReadOnlyList<string> AttachmentExtensions { get; init; } = [];

    /// <summary>What the folder is called: its rows have it as the column <c>tag</c>, and it is the same folder wherever it lies. Null knows it by its path.</summary>
    public string? Tag { get; init; }

    /// <summary>The only record file that is to be imported, as a path that starts at the folder, or a full one; null for all.</summary>
    public string? SingleFile { get; init; }

    /// <summary>What stands in front of the columns <c>file</c>, <c>attachment</c> and <c>tag</c>, for records that have such names of their own.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether attachments are looked for.</summary>
    internal bool HasAttachments => AttachmentFrom is not null || AttachmentExtensions.Count > 0;

    /// <summary>The extensions that are tried, with their dots.</summary>
    internal IReadOnlyList<string> Extensions => AttachmentExtensions.Count > 0 ? [.. AttachmentExtensions.Select(extension => extension.StartsWith('.') ? extension : $".{extension}")] : [".png"];

    /// <summary>The column with the path of the record file.</summary>
    internal string FileColumn => Prefix + "file";

    /// <summary>The column with the path of the attachment.</summary>
    internal string AttachmentColumn => Prefix + "attachment";

    /// <summary>The column with the tag.</summary>
    internal string TagColumn => Prefix + "tag";

    /// <summary>What decides about the rows of a file, as text. Not which file alone is wanted.</summary>
    internal string Asked => string.Join('\n', [
        Records, RowsAt, AttachmentFrom, HasAttachments ? string.Join(',', Extensions) : "", Tag, Prefix,
        .. WithoutRows.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
    ]);

    /// <summary>Refuses what cannot be meant.</summary>
    /// <exception cref="InvalidConfigurationException">An option makes no sense.</exception>
    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(Records) || Records.AsSpan().ContainsAny('/', '\\'))
        {
            throw new InvalidConfigurationException($"'{Records}' is no pattern of file names. Write one without folders, such as *_parse.json.");
        }

        foreach (var (path, what) in (IEnumerable<(string?, string)>)[(RowsAt, "the rows"), (AttachmentFrom, "the attachment"), .. WithoutRows.Keys.Select(path => ((string?)path, "a value"))])
        {
            if (path is not null && path.Split('.').Any(string.IsNullOrWhiteSpace))
            {
                throw new InvalidConfigurationException($"'{path}' is no path to {what}. Write the names from the outside in, such as metadata.image.");
            }
        }

        if (WithoutRows.Count > 0 && RowsAt is null)
        {
            throw new InvalidConfigurationException("Without rows a record is only where an array of it gives the rows. Say with --rows-at (RowsAt) which.");
        }

        if (AttachmentExtensions.FirstOrDefault(extension => extension.Trim('.', ' ').Length == 0 || extension.AsSpan().ContainsAny('/', '\\')) is { } odd)
        {
            throw new InvalidConfigurationException($"'{odd}' is no extension of files. Write for example .png.");
        }

        if (Tag is not null && string.IsNullOrWhiteSpace(Tag))
        {
            throw new InvalidConfigurationException("The tag is empty. Leave it out, or write a name.");
        }
    }
}
