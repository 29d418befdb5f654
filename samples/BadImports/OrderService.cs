using Inhaul;

namespace BadImports;

/// <summary>A service that jobs and processors use.</summary>
public sealed class OrderService(HttpClient http)
{
    /// <summary>Copies orders, and tells what became of them.</summary>
    public async Task<RowCounts> CopyAsync(CancellationToken cancellationToken = default) =>
        new() { Inserted = (await http.GetStringAsync("orders", cancellationToken)).Length };

    /// <summary>Tells somebody.</summary>
    public Task TellAsync(string what, CancellationToken cancellationToken = default) => http.GetStringAsync(what, cancellationToken);
}
