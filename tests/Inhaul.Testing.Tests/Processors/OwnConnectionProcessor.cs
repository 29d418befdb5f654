using Npgsql;

namespace Inhaul.Testing.Tests.Processors;

/// <summary>Writes past the engine, by a connection of its own.</summary>
public sealed class OwnConnectionProcessor : RowProcessor<Order>
{
    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        var engines = await context.ConnectAsync(cancellationToken);
        await using var own = new NpgsqlConnection(engines.ConnectionString + ";Pooling=false");
        await own.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("INSERT INTO seen (id) VALUES ($1)", own) { Parameters = { new() { Value = row.Id } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return RowResult.Unchanged;
    }
}
