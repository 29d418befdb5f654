using Inhaul.Tests.PublicApi;

namespace Inhaul.Tests;

public sealed class PublicApiTests
{
    /// <summary>A change of what users can call is made on purpose and seen in review.</summary>
    [Fact]
    public void The_public_api_is_the_one_that_is_checked_in()
    {
        var path = RepositoryRoot.File("tests", "Inhaul.Tests", "PublicApi", "Inhaul.txt");
        var actual = ApiListing.Of(typeof(Word).Assembly);
        if (Environment.GetEnvironmentVariable("INHAUL_UPDATE_API") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        Assert.True(expected == actual,
            "The public API has changed. If that is meant, run the tests once with INHAUL_UPDATE_API=1 and commit tests/Inhaul.Tests/PublicApi/Inhaul.txt.\n" +
            string.Join('\n', was.Except(now).Select(line => $"- {line}").Concat(now.Except(was).Select(line => $"+ {line}"))));
    }
}
