namespace Inhaul.Fetching;

/// <summary>A remote file from some byte on.</summary>
/// <param name="Content">Its bytes; closed with this.</param>
/// <param name="From">The byte at which they start.</param>
/// <param name="Total">How long the whole file is; null when nobody knows.</param>
/// <param name="Version">Tells this version from any other; null when nothing does.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Response">What it came with; closed with this.</param>
internal sealed record RemotePart(Stream Content, long From, long? Total, string? Version, string Name, IDisposable? Response) : IDisposable
{
    public void Dispose()
    {
        Content.Dispose();
        Response?.Dispose();
    }
}
