using Inhaul.Testing;
using Inhaul.Tests.PublicApi;

namespace Inhaul.Tests;

public sealed class PublicApiTests
{
    /// <summary>A change of what users can call is made on purpose and seen in review.</summary>
    [Theory]
    [InlineData("Inhaul", typeof(Word))]
    [InlineData("Inhaul.FluentValidation", typeof(FluentValidationRules))]
    [InlineData("Inhaul.Postgres", typeof(PostgresInhaul))]
    [InlineData("Inhaul.S3", typeof(S3Inhaul))]
    [InlineData("Inhaul.Sqlite", typeof(SqliteInhaul))]
    [InlineData("Inhaul.Testing", typeof(ProcessorTestKit))]
    public void The_public_api_is_the_one_that_is_checked_in(string package, Type member)
    {
        var path = RepositoryRoot.File("tests", "Inhaul.Tests", "PublicApi", $"{package}.txt");
        var actual = ApiListing.Of(member.Assembly);
        if (Environment.GetEnvironmentVariable("INHAUL_UPDATE_API") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        Assert.True(expected == actual,
            "The public API has changed. If that is meant, run the tests once with INHAUL_UPDATE_API=1 and commit tests/Inhaul.Tests/PublicApi.\n" +
            string.Join('\n', was.Except(now).Select(line => $"- {line}").Concat(now.Except(was).Select(line => $"+ {line}"))));
    }
}
