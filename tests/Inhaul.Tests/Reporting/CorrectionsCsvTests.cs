using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Tests.Stores;

namespace Inhaul.Tests.Reporting;

public sealed class CorrectionsCsvTests : IDisposable
{
    private static readonly ImportRecord Import = Imports.OfColumns("id", "name");

    private readonly TempFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "c.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Corrections_are_read_by_row_number_and_column_name() => Assert.Equal(
        ["3: id=7 name=Ann", "9: id= name=two\nlines"],
        Read("name,id,inhaul_row,inhaul_line,inhaul_reasons\nAnn,7,3,4,why\n\"two\nlines\",,9,12,why\n"));

    [Fact]
    public void The_byte_order_mark_and_the_separator_of_a_spreadsheet_are_no_trouble() =>
        Assert.Equal(["3: id=7 name=Ann, B."], Read("\uFEFFid;name;inhaul_row\r\n7;Ann, B.;3\r\n"));

    [Fact]
    public void Values_that_were_protected_are_restored() => Assert.Equal(["3: id='x name=-1-1"], Read("id,name,inhaul_row\n'x,'-1-1,3\n"));

    [Fact]
    public void Columns_that_a_person_added_are_passed_over() => Assert.Equal(["3: id=7 name=Ann"], Read("id,remark,name,inhaul_row\n7,done,Ann,3\n"));

    [Fact]
    public void A_source_may_have_a_column_with_the_name_of_the_row_number()
    {
        var path = _folder.Write("c.csv", "inhaul_row,inhaul_row,inhaul_line\n77,3,4\n");
        var patch = Assert.Single(CorrectionsCsv.Read(Imports.OfColumns("inhaul_row"), path));
        Assert.Equal((3, "77"), (patch.Row, patch.Values["inhaul_row"]));
    }

    [Fact]
    public void A_file_that_lacks_columns_is_refused_with_the_way_to_get_one() => Assert.Equal(
        $"{FilePath} lacks the columns name, inhaul_row. Write the file with 'inhaul errors {Import.Id} --csv c.csv', mend its values and keep its columns.",
        RefusalOf("id,other\n1,2\n"));

    [Theory]
    [InlineData("x")]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("")]
    [InlineData("1.0")]
    public void A_row_that_the_import_does_not_have_is_refused_with_its_line(string row) => Assert.Equal(
        $"{FilePath}, line 3: '{row}' in inhaul_row is not a row of this import (1 to 9).", RefusalOf($"id,name,inhaul_row\n1,Ann,1\n2,Bob,{row}\n"));

    [Fact]
    public void A_missing_file_is_refused()
    {
        var path = Path.Combine(_folder.Path, "missing.csv");
        var refusal = Assert.Throws<InvalidConfigurationException>(() => CorrectionsCsv.Read(Import, path));
        Assert.Equal($"{path} does not exist.", refusal.Message);
    }

    private IEnumerable<string> Read(string text) => CorrectionsCsv.Read(Import, _folder.Write("c.csv", text))
        .Select(patch => $"{patch.Row}: {string.Join(' ', patch.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}");

    private string RefusalOf(string text) => Assert.Throws<InvalidConfigurationException>(() => CorrectionsCsv.Read(Import, _folder.Write("c.csv", text))).Message;
}
