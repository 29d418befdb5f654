using Inhaul.Analyzers.Writing;

namespace Inhaul.Analyzers.Tests.Writing;

public sealed class LookThenInsertTests
{
    [Theory]
    [InlineData("""
        var known = await context.QueryOneAsync($"SELECT id FROM orders WHERE id = {row.Id}", cancellationToken);
        if (known is null)
        {
            await context.ExecuteAsync($"INSERT INTO orders (id) VALUES ({row.Id})", cancellationToken); // INH2003
            return RowResult.Inserted;
        }

        return RowResult.Unchanged;
        """)]
    [InlineData("""
        var known = await context.QueryOneAsync($"select 1 from \"orders\" where id = {row.Id}", cancellationToken);
        if (known != null)
        {
            return RowResult.Unchanged;
        }

        await context.ExecuteAsync($"insert into orders (id) values ({row.Id})", cancellationToken); // INH2003
        return RowResult.Inserted;
        """)]
    public Task A_row_that_is_inserted_where_nothing_was_found_is_found(string body) => Findings.AreMarkedAsync<LookThenInsert>(RowCode.Process(body));

    [Theory]
    [InlineData("""
        var known = await context.QueryOneAsync($"SELECT id FROM orders WHERE id = {row.Id}", cancellationToken);
        if (known is null)
        {
            await context.ExecuteAsync($"INSERT INTO orders (id) VALUES ({row.Id}) ON CONFLICT (id) DO NOTHING", cancellationToken);
        }

        return RowResult.Inserted;
        """)]
    [InlineData("""
        var customer = await context.QueryOneAsync($"SELECT id FROM customers WHERE id = {row.Id}", cancellationToken);
        if (customer is null)
        {
            await context.ExecuteAsync($"INSERT INTO orphans (id) VALUES ({row.Id})", cancellationToken);
        }

        return RowResult.Inserted;
        """)]
    [InlineData("""
        var last = await context.QueryOneAsync($"SELECT max(number) AS number FROM orders", cancellationToken);
        await context.ExecuteAsync($"INSERT INTO orders (id) VALUES ({row.Id})", cancellationToken);
        return last is null ? RowResult.Inserted : RowResult.Updated;
        """)]
    public Task Other_queries_and_inserts_are_left_alone(string body) => Findings.AreMarkedAsync<LookThenInsert>(RowCode.Process(body));
}
