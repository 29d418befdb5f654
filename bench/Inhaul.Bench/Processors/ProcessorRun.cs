using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Bench.Processors;

/// <summary>Imports a file through a processor into PostgreSQL, as an application without a host would.</summary>
internal static class ProcessorRun
{
    /// <summary>Runs it.</summary>
    /// <param name="type">The import type: <c>customer_table</c> or <c>customer_rating</c>.</param>
    /// <param name="path">The file.</param>
    /// <param name="address">The database.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string type, string path, string address)
    {
        await using var services = new ServiceCollection()
            .AddInhaul(inhaul => inhaul.UsePostgres(address).AddProcessorsFrom<CustomerRow>())
            .BuildServiceProvider();
        var client = services.GetRequiredService<ImportClient>();
        var ended = await client.ImportFileAsync(type, path);
        Console.WriteLine($"{ended.State}: {ended.Rows.Inserted} inserted, {ended.Rows.Refused} refused {ended.Error}");
        return ended.State == ImportState.Completed ? 0 : 1;
    }
}
