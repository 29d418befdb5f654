using System.Globalization;
using System.Text;
using Inhaul.Mapping.Cleaning;

namespace Inhaul.Tests.Mapping.Cleaning;

public sealed class UnicodeFormTests
{
    [Fact]
    public void Both_forms_are_those_of_another_implementation()
    {
        foreach (var line in File.ReadLines(RepositoryRoot.File("tests", "Inhaul.Tests", "Mapping", "Cleaning", "UnicodeForms.txt")).Where(line => !line.StartsWith('#')))
        {
            string[] forms = [.. line.Split(';').Select(Text)];
            Assert.Equal((line, forms[1], forms[2]), (line, UnicodeForm.Normalize(forms[0], isCompatible: false), UnicodeForm.Normalize(forms[0], isCompatible: true)));
        }
    }

    [Fact]
    public void A_text_with_a_million_marks_takes_no_long_time()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0323\u0301", 500_000));
        Assert.Equal(1_000_000, UnicodeForm.Normalize(text, isCompatible: false).Length);
    }

    private static string Text(string runes) =>
        string.Concat(runes.Split(' ').Select(rune => new Rune(int.Parse(rune, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
}
