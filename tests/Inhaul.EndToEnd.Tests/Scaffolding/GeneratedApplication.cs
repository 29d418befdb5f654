using Inhaul.EndToEnd.Tests.Children;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

/// <summary>An application with generated processors, and beside it a store for imports without them.</summary>
/// <param name="place">Where the databases are.</param>
/// <param name="code">The processors.</param>
internal sealed class GeneratedApplication(Workplace place, GeneratedCode code) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddInhaul(inhaul => inhaul.UseSqlite(place.PathOf("inhaul.db")).AddProcessorsFrom(code.Assembly))
        .BuildServiceProvider();

    /// <summary>Imports a file both ways; both must read the same rows.</summary>
    /// <returns>The rows that its processor refuses, and those that <c>inhaul import</c> refuses.</returns>
    public async Task<(long[] ByProcessor, long[] ByImport)> CompareAsync(RealFile file)
    {
        var processor = await file.ImportAsync(_services.GetRequiredService<ImportClient>());
        var import = await file.ImportAsync($"sqlite:{place.PathOf("imports.db")}");
        Assert.Equal(import.Read, processor.Read);
        return (processor.Refused, import.Refused);
    }

    /// <summary>The rows of a table that processors have filled.</summary>
    public IReadOnlyList<string> Rows(string table) => place.Store.Rows($"SELECT * FROM {table}");

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
