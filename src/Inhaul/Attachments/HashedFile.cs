namespace Inhaul.Attachments;

/// <summary>A file and what its content is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Shown">What to call it in an error.</param>
/// <param name="Address">The address of its content.</param>
/// <param name="Length">The length of its content.</param>
internal sealed record HashedFile(string Path, string Shown, ContentAddress Address, long Length)
{
    /// <summary>What is to be stored.</summary>
    public AttachmentContent Content { get; } = new(Address.Sha256, Length, MediaType.Of(Address), () => CheckedContent.Open(Path, Shown, Address.Sha256, Length));
}
