using Inhaul.Parsing;

namespace Inhaul.Tests.Parsing;

/// <summary>The text of options is part of what makes two submissions the same: it must not change when options are added.</summary>
public sealed class ParseOptionsTests
{
    [Fact]
    public void What_is_not_said_is_no_part_of_the_text() => Assert.Equal("ParseOptions { }", ParseOptions.None.ToString());

    [Fact]
    public void Everything_that_is_said_is_part_of_the_text() => Assert.Equal(
        "ParseOptions { Records = a.b, Sheet = 2, HeaderRow = 3, Widths = 1,2, NoHeader = True }",
        new ParseOptions { Records = "a.b", Sheet = "2", HeaderRow = 3, Widths = "1,2", NoHeader = true }.ToString());
}
