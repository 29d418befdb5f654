using Inhaul.Analyzers.Writing;

namespace Inhaul.Analyzers.Tests.Writing;

public sealed class ChunkTransactionIsEndedTests
{
    [Theory]
    [InlineData("""
        await using var connection = await context.ConnectAsync(cancellationToken); // INH2005
        return RowResult.Inserted;
        """)]
    [InlineData("""
        using (var connection = await context.ConnectAsync(cancellationToken).ConfigureAwait(false)) // INH2005
        {
            return RowResult.Inserted;
        }
        """)]
    [InlineData("""
        var connection = await context.ConnectAsync(cancellationToken);
        await connection.CloseAsync(); // INH2005
        return RowResult.Inserted;
        """)]
    [InlineData("""
        context.Transaction!.Commit(); // INH2005
        return RowResult.Inserted;
        """)]
    [InlineData("""
        context.Transaction?.Rollback(); // INH2005
        return RowResult.Inserted;
        """)]
    public Task What_belongs_to_the_chunk_and_is_ended_is_found(string body) => Findings.AreMarkedAsync<ChunkTransactionIsEnded>(RowCode.Process(body));

    [Theory]
    [InlineData("""
        var connection = await context.ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = context.Transaction;
        return RowResult.Inserted;
        """)]
    [InlineData("""
        await using var stream = new MemoryStream();
        stream.Close();
        return RowResult.Inserted;
        """)]
    public Task What_belongs_to_the_code_is_left_alone(string body) => Findings.AreMarkedAsync<ChunkTransactionIsEnded>(RowCode.Process(body));
}
