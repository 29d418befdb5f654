using Inhaul.Analyzers.Processors;
using Inhaul.Analyzers.CodeFixes;

namespace Inhaul.Analyzers.Tests.CodeFixes;

public sealed class TokenIsNotPassedOnFixTests
{
    [Theory]
    [InlineData("await AskAsync(row.Id);", "await AskAsync(row.Id, cancellationToken);")]
    [InlineData("await AskAsync(url: row.Id);", "await AskAsync(url: row.Id, token: cancellationToken);")]
    [InlineData("await AskAsync(string.Join(\",\", row.Id, row.Amount));", "await AskAsync(string.Join(\",\", row.Id, row.Amount), cancellationToken);")]
    [InlineData("await http.GetAsync(row.Id);", "await http.GetAsync(row.Id, cancellationToken);")]
    public Task The_token_is_passed_on(string statement, string changed) =>
        Mended.ChangesAsync<TokenIsNotPassedOn, TokenIsNotPassedOnFix>(RowCode.Process(statement + " return RowResult.Inserted;"), statement, changed);
}
