using Inhaul.Hosting;
using Inhaul.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Inhaul;

/// <summary>Adds imports to an application.</summary>
public static class InhaulServices
{
    /// <summary>
    /// Adds the <see cref="ImportClient"/>, the <see cref="ImportTracker"/>, the <see cref="InhaulHealthCheck"/>, and workers that start and stop with the application. What is wrong with the
    /// configuration is said when the application starts, all of it in one <see cref="InvalidConfigurationException"/>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says where to import to, and with which processors.</param>
    public static IServiceCollection AddInhaul(this IServiceCollection services, Action<InhaulBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new InhaulBuilder(services);
        configure(builder);
        services.AddSingleton(provider => new InhaulSetup(builder, provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton(provider => new ImportClient(provider.GetRequiredService<InhaulSetup>()));
        services.AddSingleton(provider =>
        {
            var setup = provider.GetRequiredService<InhaulSetup>();
            return new ImportTracker(setup.StoreAsync, setup.WorkerOptions with { Processors = ProcessorRegistry.None });
        });
        services.AddSingleton(provider => new InhaulHealthCheck(provider.GetRequiredService<InhaulSetup>()));
        services.AddSingleton<IHostedService, HostedWorkers>();
        return services;
    }
}
