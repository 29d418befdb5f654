using System.Buffers;
using System.Security.Cryptography;
using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Folders;

/// <summary>Reads one record file and finds its attachment. What is wrong is said, never thrown.</summary>
/// <param name="options">How files become rows.</param>
/// <param name="limits">What a record may measure.</param>
/// <param name="tree">The files of the folder.</param>
internal sealed class RecordReading(FolderOptions options, SourceLimits limits, FolderTree tree)
{
    /// <summary>Room in a row for what stands in front of the record, within the limit of a row.</summary>
    private const int RowOverhead = 64 << 10;

    private readonly RecordParser _parser = new(options, limits);
    private readonly AttachmentSearch _attachments = new(tree, options);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="unless">The SHA-256 of bytes that are known already, of which nothing more is wanted; null for none.</param>
    public ReadRecord Read(TreeFile file, string? unless)
    {
        if (FaultOf(file) is { } fault)
        {
            return new ReadRecord(file) { Faults = [fault] };
        }

        if (file.Bytes == 0)
        {
            // There is nothing to read, and a named pipe, which has no length either, would keep the import waiting.
            return Read(file, [], unless);
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(file.Bytes + 1, limits.RecordBytes));
        try
        {
            using var handle = File.OpenHandle(tree.FullPath(file), options: FileOptions.SequentialScan);
            var length = Fill(handle, ref buffer);
            return Read(file, buffer.AsSpan(0, length), unless);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return new ReadRecord(file) { Faults = [new RecordFault(RowErrorCodes.FileUnreadable, $"{file.Path} cannot be read: {refusal.Message}")] };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private ReadRecord Read(TreeFile file, ReadOnlySpan<byte> content, string? unless)
    {
        if (content.Length > limits.RecordBytes - RowOverhead)
        {
            return new ReadRecord(file) { Faults = [TooLarge(file)] };
        }

        var read = new ReadRecord(file) { IsOpened = true, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) };
        if (read.Sha256 == unless)
        {
            return read with { IsKnown = true };
        }

        var (rows, fault) = _parser.Parse(file.Path, content);
        if (rows is null)
        {
            return read with { Faults = [fault!] };
        }

        var (attachment, missing) = options.HasAttachments ? _attachments.Find(file, rows.Attachment) : default;
        return read with { Rows = rows, Attachment = attachment, Faults = missing is null ? [] : [missing] };
    }

    private RecordFault? FaultOf(TreeFile file) => file.Kind switch
    {
        TreeEntryKind.Outside => new RecordFault(RowErrorCodes.FileOutside, $"{file.Path} is a link that leads out of the folder, and only what is in it is read. Copy the file into the folder and import it again."),
        TreeEntryKind.Broken => new RecordFault(RowErrorCodes.FileUnreadable, $"{file.Path} is a link that leads nowhere. Put the file there and import the folder again."),
        TreeEntryKind.Folder => new RecordFault(RowErrorCodes.FileUnreadable, $"{file.Path} is a folder with a name like those of records. Rename it, or name the records by another pattern."),
        TreeEntryKind.Unreadable => new RecordFault(RowErrorCodes.FileUnreadable, $"the folder {file.Path} may not be read. Give yourself the right to read it and import the folder again."),
        _ => file.Bytes > limits.RecordBytes ? TooLarge(file) : null,
    };

    private RecordFault TooLarge(TreeFile file) => new(
        RowErrorCodes.FileTooLarge, $"{file.Path} has {file.Bytes} bytes, more than a record may have. Raise the limit with --limit record-bytes={Math.Max(file.Bytes, limits.RecordBytes) * 2L} if that is meant.");

    /// <summary>Reads a file into a buffer, which grows when the file did; not beyond the limit.</summary>
    private int Fill(Microsoft.Win32.SafeHandles.SafeFileHandle handle, ref byte[] buffer)
    {
        var length = 0;
        while (RandomAccess.Read(handle, buffer.AsSpan(length), length) is > 0 and var read && (length += read) <= limits.RecordBytes)
        {
            if (length == buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }

        return length;
    }
}
