using System.Text;
using Inhaul.Review.Python.Corrections;

namespace Inhaul.Review.Tests.Python.Corrections;

public sealed class SourceDifferenceTests
{
    private static readonly string[] Lines = ["a", "    a", "b = 'ü'", "  b = 'ü'", "", "𝒵 = 1", "𝒴 = 1", "c"];

    [Theory]
    [InlineData("a\nb\n", "a\nc\nb\n", "2.1-2.1 'c\n'")]
    [InlineData("a\nb", "a\nb\nc", "2.2-2.2 '\nc'")]
    [InlineData("a\nb\n", "a\n", "1.2-2.2 ''")]
    [InlineData("a\n  b\n", "a\n    b\n", "2.3-2.3 '  '")]
    [InlineData("f(x)\n", "f(x, y)\n", "1.4-1.4 ', y'")]
    [InlineData("𝒵\n", "𝒴\n", "1.1-1.3 '𝒴'")]
    [InlineData("same\n", "same\n", "")]
    public void Edits_are_as_small_as_can_be(string before, string after, string edits) =>
        Assert.Equal(edits, string.Join(' ', new SourceDifference(new SourceText(before), new SourceText(after)).Edits.Select(edit => $"{edit.StartLine}.{edit.StartColumn}-{edit.EndLine}.{edit.EndColumn} '{edit.Text}'")));

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n", false)]
    [InlineData("\n", false)]
    public void Edits_make_the_one_text_of_the_other(string end, bool ends)
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (Text(random, end, ends), Text(random, end, ends));

            Assert.Equal(after, Apply(new SourceDifference(new SourceText(before), new SourceText(after)).Edits, new SourceText(before), before));
        }
    }

    private static string Text(Random random, string end, bool ends) =>
        string.Join(end, Enumerable.Range(0, random.Next(1, 9)).Select(_ => Lines[random.Next(Lines.Length)]).Append("z")) + (ends ? end : "");

    private static string Apply(IReadOnlyList<SourceEdit> edits, SourceText source, string text)
    {
        var applied = new StringBuilder();
        var at = 0;
        foreach (var edit in edits)
        {
            applied.Append(text[at..Offset(edit.StartLine, edit.StartColumn)]).Append(edit.Text);
            at = Offset(edit.EndLine, edit.EndColumn);
        }

        return applied.Append(text[at..]).ToString();

        int Offset(int line, int column) => Enumerable.Range(1, line - 1).Sum(before => source[before].Length + source.EndOf(before).Length) + column - 1;
    }
}
