using Inhaul.Postgres;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>What a table of types of its own holds is told in the same way whatever the session is set to.</summary>
public sealed class PostgresRowChangesTests() : StoreTest(new PostgresUnderTest())
{
    [Fact]
    public async Task Values_of_any_type_are_told_and_a_key_that_cannot_be_looked_up_disturbs_no_other()
    {
        await Database.ExecuteAsync("CREATE TABLE hosts (host inet PRIMARY KEY, seen timestamptz, day date, price numeric(8,2), doc jsonb, up boolean)");
        await Database.ExecuteAsync("INSERT INTO hosts VALUES ('10.0.0.1', '2024-01-02T03:04:05Z', '2024-05-06', 1.5, '{\"a\":1}', true)");
        var hosts = SampleTable.Of(
            "hosts", ["host"], ("host", ColumnType.Text), ("seen", ColumnType.TimestampTz), ("day", ColumnType.Date), ("price", ColumnType.Decimal), ("doc", ColumnType.Text), ("up", ColumnType.Boolean));
        var rows = hosts.Rows(["nowhere", null, null, null, null, null], ["10.0.0.1", null, null, null, null, null], ["10.0.0.2", null, null, null, null, null]);
        await using var database = await PostgresDatabase.OpenAsync(((PostgresUnderTest)Database).ConnectionString, rehearsal: false, Cancel);
        await using var turn = await database.WriteAsync(Cancel);
        await turn.ExecuteAsync("SET LOCAL DateStyle = 'German'; SET LOCAL TimeZone = 'Asia/Tokyo'", Cancel);
        await using var changes = new PostgresRowChanges(turn, hosts);

        await changes.RememberAsync(rows, Cancel);
        await turn.ExecuteAsync("UPDATE hosts SET seen = 'infinity', day = '2024-12-31', price = 1.50, doc = '{\"a\": 2}', up = false", Cancel);
        await turn.ExecuteAsync("INSERT INTO hosts VALUES ('10.0.0.2', '2024-01-02T03:04:05.5Z', NULL, 7, '1', NULL)", Cancel);

        var read = await changes.ReadAsync(rows, [1, 2], Cancel).ToListAsync(Cancel);
        Assert.Equal(
            [
                "1: seen 2024-01-02T03:04:05Z>infinity, day 2024-05-06>2024-12-31, doc {\"a\": 1}>{\"a\": 2}, up true>false",
                "2: host ∅>10.0.0.2/32, seen ∅>2024-01-02T03:04:05.5Z, day ∅>∅, price ∅>7.00, doc ∅>1, up ∅>∅",
            ],
            read.Select(change => $"{change.Row}: {string.Join(", ", change.Fields.Select(field => $"{hosts.Fields[field.Field].Column} {field.Old ?? "∅"}>{field.New ?? "∅"}"))}"));
    }
}
