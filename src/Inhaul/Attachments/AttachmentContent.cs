namespace Inhaul;

/// <summary>A content that is to be stored.</summary>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="MediaType">What it is, such as <c>image/png</c>.</param>
/// <param name="Open">
/// Opens it from its first byte, as often as it takes; the caller closes it. The stream can be set back to its begin. It throws an
/// <see cref="AttachmentStorageException"/> instead of giving the last byte when what was read is not the content.
/// </param>
public sealed record AttachmentContent(string Sha256, long Length, string MediaType, Func<Stream> Open);
