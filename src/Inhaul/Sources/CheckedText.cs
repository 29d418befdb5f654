using System.Security.Cryptography;

namespace Inhaul.Sources;

/// <summary>The text of a source, and at its end whether its bytes are still those that it was known by.</summary>
internal sealed class CheckedText : IAsyncDisposable
{
    private readonly SourceFile _source;
    private readonly Stream _bytes;
    private readonly HashingStream? _hashed;

    /// <summary>Opens the text of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="limits">What it may measure.</param>
    /// <exception cref="InvalidConfigurationException">The source is gone or unreadable.</exception>
    public CheckedText(SourceFile source, SourceLimits limits)
    {
        _source = source;
        _bytes = source.OpenBytes();
        _hashed = source.IsWorkbook ? null : new HashingStream(_bytes);
        Utf8 = source.AsUtf8(_hashed ?? _bytes, limits);
    }

    /// <summary>The text.</summary>
    public Stream Utf8 { get; }

    /// <summary>Whether the source is what it was. Text that is the bytes was hashed while it was read; a workbook, in which one jumps about, is read once more.</summary>
    public async Task<bool> IsUnchangedAsync(CancellationToken cancellationToken)
    {
        if (_hashed is not null)
        {
            return await _hashed.EndsAsAsync(_source.Sha256, cancellationToken);
        }

        _bytes.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(_bytes, cancellationToken)) == _source.Sha256;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Utf8.DisposeAsync();
        await _bytes.DisposeAsync();
    }
}
