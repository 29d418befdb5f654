using System.Security.Cryptography;
using Inhaul.Sources.Workbooks;

namespace Inhaul.Sources;

/// <summary>Reads the content of a source once from end to end, at the speed of the disk: what identifies it, what it is, and how to read it as text.</summary>
/// <param name="sheet">The sheet of workbooks that a person asks for, by its name or number from 1; null for the first with values.</param>
/// <param name="limits">What the content may measure.</param>
/// <param name="notes">Told what was decided.</param>
internal sealed class SourceInspection(string? sheet, SourceLimits limits, List<string> notes)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Told what a file that is not packed seems to be from its beginning, if there is more to read of it. What it really is turns out at its end.</summary>
    public Action<SourceFile>? Begun { get; init; }

    /// <summary>Reads a file, or an entry of a zip file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="packing">How it is packed.</param>
    /// <param name="entry">The entry; null for the whole file.</param>
    /// <param name="inflation">Watches what is unpacked; null when nothing is.</param>
    /// <param name="cancellationToken">Stops the reading; nothing was changed.</param>
    /// <exception cref="InvalidConfigurationException">The content is damaged or cannot be an import.</exception>
    public async Task<SourceFile> InspectAsync(InputFile file, Packing packing, string? entry, Inflation? inflation, CancellationToken cancellationToken)
    {
        var shown = entry is null ? file.Shown : $"{file.Shown}/{entry}";
        try
        {
            await using var content = UnpackedContent.Open(file, packing, entry, shown);
            var identity = new SourceFile(file.Path, entry is null ? file.Name : $"{file.Name}/{entry}", 0, "", SourceEncoding.OfWorkbooks) { Packing = packing, Entry = entry, Origin = file.Origin };
            var source = await InspectAsync(content, identity, shown, inflation, cancellationToken);
            return source.IsWorkbook ? InspectWorkbook(source, shown)
                : sheet is null ? source
                : throw new InvalidConfigurationException($"--sheet {sheet}: {shown} is {ContentSniffer.Describe(source.Kind)}, which has no sheets.");
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidConfigurationException(damage.Message);
        }
        catch (InvalidConfigurationException refusal) when (entry is not null)
        {
            throw new InvalidConfigurationException($"{refusal.Message} {ZipDirectory.Remedy}");
        }
    }

    /// <summary>A workbook, of which a sheet is chosen; it may be within a packed file, where only its directory tells it from another packed file.</summary>
    private SourceFile InspectWorkbook(SourceFile source, string shown)
    {
        using var bytes = source.OpenBytes();
        if (source.Kind == ContentKind.Workbook && source.Packing != Packing.None && !ZipDirectory.Of(bytes, shown, source.Name).IsWorkbook)
        {
            throw new InvalidConfigurationException($"{shown} is a zip file within a packed file, which is not unpacked here. Unpack it and import what is in it.");
        }

        return WorkbookInspection.Inspect(source, bytes, sheet, limits, notes);
    }

    private async Task<SourceFile> InspectAsync(Stream content, SourceFile identity, string shown, Inflation? inflation, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var read = await content.ReadAtLeastAsync(buffer, ContentSniffer.MostBytes, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
        {
            throw new InvalidConfigurationException($"{shown} is empty: there is nothing to import.");
        }

        var kind = ContentSniffer.Sniff(buffer.AsSpan(0, Math.Min(read, ContentSniffer.MostBytes)), shown);
        var isText = kind is ContentKind.Delimited or ContentKind.Json;
        if (Begun is not null && isText && identity.Packing == Packing.None && read < content.Length && SeemingEncoding(buffer.AsSpan(0, read)) is { } encoding)
        {
            Begun(identity with { Bytes = content.Length, Encoding = encoding, Kind = kind });
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var detector = new SourceEncodingDetector();
        var bytes = 0L;
        do
        {
            inflation?.Add(read);
            hash.AppendData(buffer, 0, read);
            detector.Observe(buffer.AsSpan(0, read));
            bytes += read;
            read = await content.ReadAsync(buffer, cancellationToken);
        }
        while (read > 0);

        try
        {
            return identity with { Bytes = bytes, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()), Encoding = isText ? detector.Decide() : identity.Encoding, Kind = kind };
        }
        catch (InvalidConfigurationException refusal)
        {
            throw new InvalidConfigurationException($"{shown} {refusal.Message}");
        }
    }

    /// <summary>The encoding that all bytes will probably show; null for what cannot be text.</summary>
    private static SourceEncoding? SeemingEncoding(ReadOnlySpan<byte> beginning)
    {
        var detector = new SourceEncodingDetector();
        detector.Observe(beginning);
        try
        {
            return detector.Decide();
        }
        catch (InvalidConfigurationException)
        {
            return null;
        }
    }
}
