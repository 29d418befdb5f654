using System.Text.Json.Serialization;
using Inhaul.Sources.Workbooks;

namespace Inhaul.Sources;

/// <summary>Content that was read once from end to end: what identifies it, where it is, and how to read it as text.</summary>
/// <param name="Path">The full path of the file that it is in.</param>
/// <param name="Name">Its name: that of the file, and behind it that of the entry when the file is a zip file.</param>
/// <param name="Bytes">Its length in bytes, unpacked.</param>
/// <param name="Sha256">The SHA-256 of its bytes, unpacked, in lower-case hexadecimal: the same bytes are the same source.</param>
/// <param name="Encoding">How its bytes become text.</param>
internal sealed record SourceFile(string Path, string Name, long Bytes, string Sha256, SourceEncoding Encoding)
{
    /// <summary>What its content is, whatever its name says.</summary>
    public ContentKind Kind { get; init; }

    /// <summary>The sheet of the workbook that is read; null for what is no workbook.</summary>
    public string? Sheet { get; init; }

    /// <summary>How it is packed in the file.</summary>
    public Packing Packing { get; init; }

    /// <summary>Which entry of a zip file it is; null for the whole file.</summary>
    public string? Entry { get; init; }

    /// <summary>Where the file was fetched from, without secrets; null when it was not.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether its text has to be made from a workbook.</summary>
    [JsonIgnore]
    public bool IsWorkbook => Kind is ContentKind.Workbook or ContentKind.LegacyWorkbook;

    /// <summary>Opens the content as UTF-8, whatever its own encoding; a workbook as the text of its sheet.</summary>
    /// <param name="limits">What it may measure; null for the limits that nobody changed.</param>
    /// <exception cref="InvalidConfigurationException">The file is gone or unreadable.</exception>
    public Stream OpenUtf8(SourceLimits? limits = null) => AsUtf8(OpenBytes(), limits ?? new SourceLimits());

    /// <summary>The UTF-8 text of a stream over this content, which for a workbook can be sought; closing it closes the stream.</summary>
    public Stream AsUtf8(Stream bytes, SourceLimits limits) =>
        IsWorkbook ? WorkbookInspection.OpenText(this, bytes, limits)
        : Encoding.IsUtf8 ? bytes
        : System.Text.Encoding.CreateTranscodingStream(bytes, SourceEncoding.Codec(Encoding.Name), System.Text.Encoding.UTF8);

    /// <summary>Opens the content for reading from start to end, unpacked; a workbook so that it can be sought.</summary>
    /// <exception cref="InvalidConfigurationException">The file is gone, unreadable or damaged. Reading what is packed may find damage later, by <see cref="InvalidDataException"/>.</exception>
    public Stream OpenBytes()
    {
        try
        {
            var content = UnpackedContent.Open(new InputFile(Path, Name, Path) { Origin = Origin }, Packing, Entry, Path);
            return IsWorkbook && Packing != Packing.None ? UnpackedFile.Of(content, Bytes, Name) : content;
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidConfigurationException(damage.Message);
        }
    }

    /// <summary>Reads the content again; false when it is not what it was.</summary>
    /// <exception cref="InvalidConfigurationException">The file is gone or unreadable.</exception>
    public async Task<bool> IsUnchangedAsync(CancellationToken cancellationToken)
    {
        await using var bytes = new HashingStream(OpenBytes());
        return await bytes.EndsAsAsync(Sha256, cancellationToken);
    }
}
