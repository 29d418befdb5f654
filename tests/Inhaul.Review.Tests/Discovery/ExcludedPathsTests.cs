using Inhaul.Review.Discovery;

namespace Inhaul.Review.Tests.Discovery;

public sealed class ExcludedPathsTests
{
    [Theory]
    [InlineData("legacy", "legacy/a.py", true)]
    [InlineData("legacy", "src/legacy/deep/a.py", true)]
    [InlineData("legacy", "legacy.py", false)]
    [InlineData("*_pb2.py", "src/x_pb2.py", true)]
    [InlineData("src/old/", "src/old/a.py", true)]
    [InlineData("src/old/", "other/src/old/a.py", false)]
    [InlineData("./src/*.py", "src/a.py", true)]
    [InlineData("src/*.py", "src/sub/a.py", false)]
    [InlineData("src/**/a.py", "src/a.py", true)]
    [InlineData("src/**/a.py", "src/x/y/a.py", true)]
    [InlineData("src/**", "src/x/y/a.py", true)]
    [InlineData("a?.py", "ab.py", true)]
    [InlineData("a.py", "axpy", false)]
    public void Patterns_are_read_as_people_know_them(string pattern, string file, bool isExcluded) => Assert.Equal(isExcluded, ExcludedPaths.Of([pattern]).Has(file));
}
