using System.Text;
using Inhaul.Review.Python.Corrections;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Tests.Python.Corrections;

public sealed class RelatedCodeTests
{
    private const string Code = """
        import names
        def first(): second()
        def second(): pass
        class Other:
            def third(self): pass
        @names.decorated
        def fourth(other): other.third()
        LAST = fifth
        def fifth(): pass
        """;

    [Theory]
    [InlineData(2, "import names|def first(): second()|def second(): pass|||||LAST = fifth|")]
    [InlineData(3, "import names|def first(): second()|def second(): pass|||||LAST = fifth|")]
    [InlineData(7, "import names|||class Other:|    def third(self): pass|@names.decorated|def fourth(other): other.third()|LAST = fifth|")]
    [InlineData(8, null)]
    public void What_shares_a_name_belongs_together(int line, string? around) => Assert.Equal(around, Related().Around([line])?.ReplaceLineEndings("|"));

    [Fact]
    public void What_stays_anyway_stays() => Assert.Contains("def fifth(): pass", Related("fifth").Around([2]), StringComparison.Ordinal);

    [Fact]
    public void All_of_a_file_is_not_a_part_of_it() => Assert.Null(Related().Around([2, 5, 9]));

    private static RelatedCode Related(params string[] always)
    {
        using var parser = new PythonParser(null);
        var content = Encoding.UTF8.GetBytes(Code);
        var file = parser.Parse([new ReviewFile("code.py", content)], static _ => true, TestContext.Current.CancellationToken)[0];
        return new RelatedCode(file.Tree!, new SourceText(content), always);
    }
}
