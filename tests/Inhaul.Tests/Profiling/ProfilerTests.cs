using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling;
using Inhaul.Sources;

namespace Inhaul.Tests.Profiling;

public sealed class ProfilerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_column_is_profiled()
    {
        var profile = await ProfileAsync("id,name,note\n1,Ann,\n2,Bob,x\n3,Ann,\n4,,\n");
        Assert.Equal(
            ["id Integer 4 1 4 1/2/3", "name Text 3 0.75 2 Ann/Bob", "note Text 1 0.25 1 x"],
            profile.Columns.Select(column => FormattableString.Invariant(
                $"{column.Name} {column.Inferred.Type} {column.Filled} {column.FillRate} {column.Distinct} {string.Join('/', column.Samples)}")));
    }

    [Fact]
    public async Task Malformed_rows_are_counted_and_the_first_is_named()
    {
        var profile = await ProfileAsync("a,b\n1,2\n1\n\"x\"y,2\n3,4\n");
        Assert.Equal((4, 2, 3), (profile.Rows, profile.MalformedRows, profile.FirstMalformedLine));
    }

    [Fact]
    public async Task Malformed_rows_are_no_evidence_for_types() =>
        Assert.Equal(ColumnType.Integer, (await ProfileAsync("a,b\n1,2\nx,y,z\n3,4\n")).Columns[0].Inferred.Type);

    [Fact]
    public async Task A_file_without_rows_has_columns()
    {
        var profile = await ProfileAsync("a;b\n");
        Assert.Equal((0, null, ';', 2, 0.0), (profile.Rows, profile.FirstMalformedLine, ((CsvLayout)profile.Layout).Separator, profile.Columns.Count, profile.Columns[0].FillRate));
    }

    [Fact]
    public async Task Long_samples_are_shortened() =>
        Assert.Equal([new string('x', 40) + "…"], (await ProfileAsync("a\n" + new string('x', 41) + "\n")).Columns[0].Samples);

    private async Task<SourceProfile> ProfileAsync(string text) => Profiler.Profile(await _folder.SourceAsync(text), ParseOptions.None, new SourceLimits(), default);
}
