using Inhaul.Stores.Tests.Processors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An application can tell whether its imports go on.</summary>
public abstract class HealthCheckContract : ProcessorTest
{
    private protected HealthCheckContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_store_that_answers_is_healthy() =>
        Assert.Equal((HealthStatus.Healthy, "The store answers."), await CheckAsync(Services(_ => { })));

    [Fact]
    public async Task An_import_that_an_error_has_paused_degrades_it_and_one_that_a_person_has_paused_does_not()
    {
        var application = Services(inhaul => inhaul.AddProcessor<OrderProcessor>());
        var client = application.GetRequiredService<ImportClient>();
        var held = await client.SubmitAsync("order", [new Order(1, 5, null)], cancellationToken: Cancel);
        await client.PauseAsync(held.Id, cancellationToken: Cancel);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(application)).Status);

        var broken = await ImportAsync(client, "order", $"id,amount,note\n{string.Concat(Enumerable.Range(1, 20).Select(id => $"{id},1,throw\n"))}");

        Assert.Equal(ImportState.Paused, broken.State);
        Assert.Equal((HealthStatus.Degraded, "1 import is paused by an error."), await CheckAsync(application));
        await client.CancelAsync(broken.Id, broken.Tenant, Cancel);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(application)).Status);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_unhealthy_with_the_reason() => Assert.Equal(
        (HealthStatus.Unhealthy, "The store cannot be used: the disk is gone"),
        await CheckAsync(Services(inhaul => inhaul.UseStore(_ => throw new IOException("the disk is gone")))));

    private static async Task<(HealthStatus Status, string? Description)> CheckAsync(ServiceProvider application)
    {
        var result = await application.GetRequiredService<InhaulHealthCheck>().CheckHealthAsync(new HealthCheckContext(), Cancel);
        return (result.Status, result.Description);
    }
}
