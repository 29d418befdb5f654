namespace Inhaul.Review.Tests.Rules;

/// <summary>The cases that the description of the rules lists have their verdicts.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Cases() => ReviewExample.NamesOf(CaseExamples.All);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_its_verdict(string name) => Assert.Equal(ReviewExample.Named(name).Verdict, PythonCode.Verdict(ReviewExample.Named(name).Code));

    [Theory]
    [InlineData("tests/imports.py")]
    [InlineData("project/tests/unit/imports.py")]
    [InlineData("test_imports.py")]
    [InlineData("conftest.py")]
    public void Test_code_is_left_alone(string path) => Assert.Empty(PythonCode.Verdict((path, """
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
        """)));
}
