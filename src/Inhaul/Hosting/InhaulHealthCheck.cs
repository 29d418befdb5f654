using Inhaul.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inhaul;

/// <summary>
/// Whether imports can go on: unhealthy when the store cannot be reached or the configuration is wrong, degraded when imports of
/// any tenant are paused by an error that somebody has to look at. Add it with
/// <c>services.AddHealthChecks().AddCheck&lt;InhaulHealthCheck&gt;("inhaul")</c>.
/// </summary>
public sealed class InhaulHealthCheck : IHealthCheck
{
    private readonly InhaulSetup _setup;

    internal InhaulHealthCheck(InhaulSetup setup) => _setup = setup;

    /// <summary>Asks the store.</summary>
    /// <param name="context">What it is registered as, which is the same to it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The answer, with the number of paused imports as <c>paused</c> where the store gave one.</returns>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var store = await _setup.StoreAsync(cancellationToken);
            var paused = await store.CountPausedByErrorAsync(cancellationToken);
            var data = new Dictionary<string, object> { ["paused"] = paused };
            return paused == 0
                ? HealthCheckResult.Healthy("The store answers.", data)
                : HealthCheckResult.Degraded($"{paused} {(paused == 1 ? "import is" : "imports are")} paused by an error.", data: data);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The store cannot be used: {exception.Message}", exception);
        }
    }
}
