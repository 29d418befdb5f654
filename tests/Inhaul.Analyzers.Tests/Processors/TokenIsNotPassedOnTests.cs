using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class TokenIsNotPassedOnTests
{
    [Theory]
    [InlineData("await AskAsync(row.Id); // INH3005")]
    [InlineData("await http.GetAsync(row.Id); // INH3005")]
    [InlineData("await Task.Delay(10); // INH3005")]
    [InlineData("await Task.WhenAll(row.Amount.Split(';').Select(part => AskAsync(part))); // INH3005")]
    public Task A_call_that_could_be_stopped_and_is_not_told_is_found(string statement) => Findings.AreMarkedAsync<TokenIsNotPassedOn>(RowCode.Process($"{statement}\nreturn RowResult.Inserted;"));

    [Theory]
    [InlineData("await AskAsync(row.Id, cancellationToken);")]
    [InlineData("await Task.Delay(10, CancellationToken.None);")]
    [InlineData("await Task.CompletedTask;")]
    [InlineData("Console.WriteLine(row.Id);")]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
        }
        finally
        {
            await AskAsync("over");
        }
        """)]
    public Task A_call_that_is_told_or_cannot_be_stopped_is_left_alone(string statement) => Findings.AreMarkedAsync<TokenIsNotPassedOn>(RowCode.Process($"{statement}\nreturn RowResult.Inserted;"));

    [Fact]
    public Task A_method_without_a_token_is_left_alone() => Findings.AreMarkedAsync<TokenIsNotPassedOn>(RowCode.Beside("private Task<string> TellAsync() => AskAsync(\"told\");"));
}
