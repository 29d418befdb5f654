using Inhaul.Analyzers.Writing;

namespace Inhaul.Analyzers.Tests.Writing;

public sealed class OwnConnectionTests
{
    [Theory]
    [InlineData("""
        await using var connection = new Npgsql.NpgsqlConnection("Host=localhost"); // INH2004
        return RowResult.Inserted;
        """)]
    [InlineData("""
        var source = Npgsql.NpgsqlDataSource.Create("Host=localhost");
        await using var connection = await source.OpenConnectionAsync(cancellationToken); // INH2004
        return RowResult.Inserted;
        """)]
    [InlineData("""
        ImportClient client = null!;
        await client.PauseAsync(context.ImportId, cancellationToken: cancellationToken); // INH2004
        return RowResult.Inserted;
        """)]
    public Task Another_connection_than_that_of_the_chunk_is_found(string body) => Findings.AreMarkedAsync<OwnConnection>(RowCode.Process(body));

    [Fact]
    public Task The_connection_of_the_chunk_is_left_alone() => Findings.AreMarkedAsync<OwnConnection>(RowCode.Process("""
        var connection = await context.ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        return RowResult.Inserted;
        """));

    [Fact]
    public Task Code_that_is_no_processor_is_left_alone() => Findings.AreMarkedAsync<OwnConnection>("""
        public sealed class Reader
        {
            public object Open() => new Npgsql.NpgsqlConnection("Host=localhost");

            public Task PauseAsync(Inhaul.ImportClient client, Guid id) => client.PauseAsync(id);
        }
        """);
}
