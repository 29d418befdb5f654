using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Profiling;

/// <summary>
/// A profile that is begun by what a source seems to be, while the source is still read for its hash and its encoding. Mostly it is
/// what it seems; else the profile is begun again.
/// </summary>
internal sealed class EarlyProfile : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _cancellationToken;
    private readonly SourceFile? _seeming;
    private readonly Task<SourceProfile>? _begun;
    private readonly Func<SourceFile, CancellationToken, Task<SourceProfile>> _profile;

    /// <summary>Begins.</summary>
    /// <param name="seeming">What the source seems to be; null to begin once it is known.</param>
    /// <param name="parse">How it is parsed.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="showSensitive">Whether sensitive values are shown as they are.</param>
    /// <param name="cancellationToken">Stops.</param>
    public EarlyProfile(SourceFile? seeming, ParseOptions parse, SourceLimits limits, bool showSensitive, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _cancellationToken = cancellationToken;
        _seeming = seeming;
        _profile = (source, stop) => Profiler.ProfileAsync(source, parse, limits, showSensitive, stop);
        _begun = seeming is null ? null : _profile(seeming, _stop.Token);
    }

    /// <summary>The profile of what the source turned out to be.</summary>
    /// <exception cref="InvalidConfigurationException">The source cannot be read or passes a limit.</exception>
    public async Task<SourceProfile> OfAsync(SourceFile source)
    {
        if (_begun is not null && source == _seeming! with { Sha256 = source.Sha256, Encoding = _seeming.Encoding with { Evidence = source.Encoding.Evidence } })
        {
            return await _begun with { Source = source };
        }

        await StopAsync();
        return await _profile(source, _cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await ((Task?)_begun ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
