using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Inhaul.Sources.Workbooks;

namespace Inhaul.Sources;

/// <summary>A file on disk that was read once from end to end: what identifies it, and how to read it as text.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes in lower-case hexadecimal: the same bytes are the same source.</param>
/// <param name="Encoding">How its bytes become text.</param>
internal sealed record SourceFile(string Path, string Name, long Bytes, string Sha256, SourceEncoding Encoding)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>What its content is, whatever its name says.</summary>
    public ContentKind Kind { get; init; }

    /// <summary>The sheet of the workbook that is read; null for what is no workbook.</summary>
    public string? Sheet { get; init; }

    /// <summary>What people should know about how it is read, when it was inspected.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether its text has to be made from a workbook.</summary>
    [JsonIgnore]
    public bool IsWorkbook => Kind is ContentKind.Workbook or ContentKind.LegacyWorkbook;

    /// <inheritdoc cref="InspectAsync(string, SourceLimits, string?, CancellationToken)"/>
    public static Task<SourceFile> InspectAsync(string path, SourceLimits limits, CancellationToken cancellationToken) =>
        InspectAsync(path, limits, sheet: null, cancellationToken);

    /// <summary>Reads the whole file once at the speed of the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What the file may measure.</param>
    /// <param name="sheet">The sheet of a workbook, by its name or number from 1; null for the first with values.</param>
    /// <param name="cancellationToken">Stops the reading; nothing was changed.</param>
    /// <exception cref="InvalidConfigurationException">The file is missing, unreadable, empty, too large, damaged, or neither text nor a workbook.</exception>
    public static async Task<SourceFile> InspectAsync(string path, SourceLimits limits, string? sheet, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InvalidConfigurationException("A path is empty. Name a file.");
        }

        var fullPath = System.IO.Path.GetFullPath(path);
        await using var stream = Open(fullPath, path);
        if (stream.Length == 0)
        {
            throw new InvalidConfigurationException($"{path} is empty: there is nothing to import.");
        }

        if (stream.Length > limits.FileBytes)
        {
            throw new InvalidConfigurationException(
                $"{path} has {stream.Length} bytes, more than the limit of {limits.FileBytes}. Raise it with --limit file-bytes={stream.Length} if that is meant.");
        }

        var kind = ContentSniffer.Sniff(stream, path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var detector = new SourceEncodingDetector();
        var buffer = new byte[BufferBytes];
        long bytes = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            detector.Observe(buffer.AsSpan(0, read));
            bytes += read;
        }

        var name = System.IO.Path.GetFileName(fullPath);
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (kind is ContentKind.Workbook or ContentKind.LegacyWorkbook)
        {
            var known = new SourceFile(fullPath, name, bytes, sha256, SourceEncoding.OfWorkbooks) { Kind = kind };
            return WorkbookInspection.Inspect(known, stream, sheet, limits);
        }

        if (sheet is not null)
        {
            throw new InvalidConfigurationException($"--sheet {sheet}: {path} is {ContentSniffer.Describe(kind)}, which has no sheets.");
        }

        try
        {
            return new SourceFile(fullPath, name, bytes, sha256, detector.Decide()) { Kind = kind };
        }
        catch (InvalidConfigurationException refusal)
        {
            throw new InvalidConfigurationException($"{path} {refusal.Message}");
        }
    }

    /// <summary>Opens the file as UTF-8, whatever its own encoding; a workbook as the text of its sheet.</summary>
    /// <param name="limits">What it may measure; null for the limits that nobody changed.</param>
    /// <exception cref="InvalidConfigurationException">The file is gone or unreadable.</exception>
    public Stream OpenUtf8(SourceLimits? limits = null) => AsUtf8(Open(Path, Path), limits ?? new SourceLimits());

    /// <summary>The UTF-8 text of a stream over this file's bytes, which for a workbook can be sought; closing it closes the stream.</summary>
    public Stream AsUtf8(Stream bytes, SourceLimits limits) =>
        IsWorkbook ? WorkbookInspection.OpenText(this, bytes, limits)
        : Encoding.IsUtf8 ? bytes
        : System.Text.Encoding.CreateTranscodingStream(bytes, SourceEncoding.Codec(Encoding.Name), System.Text.Encoding.UTF8);

    /// <summary>Opens the file's own bytes for reading from start to end.</summary>
    /// <exception cref="InvalidConfigurationException">The file is gone or unreadable.</exception>
    public FileStream OpenBytes() => Open(Path, Path);

    private static FileStream Open(string fullPath, string shownPath)
    {
        try
        {
            return new FileStream(fullPath, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidConfigurationException($"{shownPath} does not exist.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException(
                Directory.Exists(fullPath) ? $"{shownPath} is a folder; name a file in it." : $"{shownPath} cannot be read: {exception.Message}");
        }
    }
}
