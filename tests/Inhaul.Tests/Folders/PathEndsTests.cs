using Inhaul.Folders;

namespace Inhaul.Tests.Folders;

public sealed class PathEndsTests
{
    private static readonly PathEnds Ends = new([.. ((string[])["x.png", "FL/x.png", "a/FL/x.png", "PA/x.png", "PA/xx.png", "x.png/y", "FL/X.PNG", "b/Fl/z.png"]).Select(path => new TreeFile(path, TreeEntryKind.File))]);

    [Theory]
    [InlineData("home/a/FL/x.png", "a/FL/x.png")]
    [InlineData("home/FL/x.png", "FL/X.PNG FL/x.png a/FL/x.png")]
    [InlineData("PA/x.png", "PA/x.png")]
    [InlineData("x.png", "FL/X.PNG FL/x.png PA/x.png a/FL/x.png x.png")]
    [InlineData("TX/xx.png", "PA/xx.png")]
    [InlineData("fl/Z.png", "b/Fl/z.png")]
    [InlineData("y", "x.png/y")]
    [InlineData("FL", "")]
    [InlineData("w.png", "")]
    public void Those_with_the_longest_common_end_are_found(string path, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ends.Longest(path.Split('/')).Select(file => file.Path).Order(StringComparer.Ordinal)));

    [Fact]
    public void Paths_are_alike_as_a_whole_only() =>
        Assert.Equal(["FL/X.PNG", "FL/x.png"], Ends.Like("fl/x.png").Select(file => file.Path).Order(StringComparer.Ordinal));
}
