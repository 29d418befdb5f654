using Inhaul.Analyzers.Writing;
using Inhaul.Analyzers.CodeFixes;

namespace Inhaul.Analyzers.Tests.CodeFixes;

public sealed class ChunkTransactionIsEndedFixTests
{
    [Theory]
    [InlineData("await using var connection = await context.ConnectAsync(cancellationToken);", "await using var", "var")]
    [InlineData("/* its own */ using var connection = await context.ConnectAsync(cancellationToken);", "using var", "var")]
    public Task The_using_goes(string statement, string old, string changed) =>
        Mended.ChangesAsync<ChunkTransactionIsEnded, ChunkTransactionIsEndedFix>(RowCode.Process(statement + " return RowResult.Inserted;"), old, changed);

    [Fact]
    public async Task A_commit_is_left_to_people() =>
        Assert.Null(await Mended.ByAsync<ChunkTransactionIsEnded, ChunkTransactionIsEndedFix>(RowCode.Process("context.Transaction!.Commit(); return RowResult.Inserted;")));
}
