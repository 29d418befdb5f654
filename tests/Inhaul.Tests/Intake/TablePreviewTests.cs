using Inhaul.Intake;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Sources;
using Inhaul.Writing;

namespace Inhaul.Tests.Intake;

public sealed class TablePreviewTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_table_would_refuse_is_told_before_anything_is_loaded()
    {
        var table = new TargetTable(
            "people",
            [
                new TargetColumn("full_name", ColumnType.Text, IsRequired: true, IsGenerated: false) { MaxLength = 5 },
                new TargetColumn("age", ColumnType.Integer, IsRequired: false, IsGenerated: false),
                new TargetColumn("city", ColumnType.Text, IsRequired: false, IsGenerated: false) { MaxLength = 4 },
                new TargetColumn("country", ColumnType.Text, IsRequired: true, IsGenerated: false),
            ],
            [],
            []);

        var preview = await PreviewAsync("Full Name,age,city,other\nZoë,old,Cork,1\nZoë-Ann,young,Bern,2\n,7,Oslo,3\nElisabeth,8,Rome,4\n", table);

        Assert.Equal(
            [
                "the table people needs a value for country, which no column of the file feeds",
                "Full Name: 2 values are longer than the 5 characters of people.full_name; the longest has 9, on line 5",
                "Full Name: 1 rows have no value, which people.full_name needs",
                "age: for people.age, 2 of 4 values are no integer, the first is 'old' on line 2",
            ],
            preview.Problems.Select(problem => problem.Column is null ? problem.Text : $"{problem.Column}: {problem.Text}"));
    }

    private async Task<TablePreview> PreviewAsync(string text, TargetTable table) => TablePreview.Of(
        await Profiler.ProfileAsync(await _folder.SourceAsync(text), ParseOptions.None, new SourceLimits(), showSensitive: false, default), table, MappingKnowledge.None);
}
