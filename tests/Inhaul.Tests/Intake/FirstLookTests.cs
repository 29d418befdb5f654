using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Intake;
using Inhaul.Profiling;
using Inhaul.Reporting;
using Inhaul.Sources;

namespace Inhaul.Tests.Intake;

public sealed class FirstLookTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_counts_all_rows_also_malformed_ones()
    {
        using var look = Looks.Take(10, await _folder.SourceAsync("a,b\n1,2\n3\n\n\"x\"y,4\n5,6\n"));
        Assert.Equal(4, look.Rows);
    }

    [Fact]
    public async Task It_remembers_the_first_two_good_rows()
    {
        using var look = Looks.Take(10, await _folder.SourceAsync("a,b\nragged\n1,\"x\ny\"\n2,\n3,z\n"));
        Assert.Equal(["a=1 b=x\ny", "a=2 b="], look.Sample.Select(row => string.Join(' ', row.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Fact]
    public async Task It_gathers_evidence_from_well_formed_rows_only()
    {
        using var look = Looks.Take(10, await _folder.SourceAsync("a,b\n1,x\n2,y,z\n3,\n"));
        Assert.Equal((2, 1, 1), (look.Evidence[0][ValueShape.Integer], look.Evidence[1][ValueShape.Text], look.Evidence[1][ValueShape.Empty]));
    }

    [Fact]
    public async Task Several_sources_are_one_run_of_rows()
    {
        using var look = Looks.Take(2, await _folder.SourceAsync("a,b\n1,2\n3,4\n5,6\n"u8.ToArray(), "one.csv"), await _folder.SourceAsync("a;b\n7;8\n"u8.ToArray(), "two.csv"));
        Assert.Equal((4, ",;"), (look.Rows, string.Concat(look.Layouts.Cast<CsvLayout>().Select(layout => layout.Separator))));
        Assert.Equal([(0, 1L), (0, 3L), (1, 4L)], look.Plan.Select(chunk => (chunk.Source, chunk.Position.FirstRow)));
    }

    [Fact]
    public async Task Evidence_of_several_sources_is_joined_by_the_names_of_columns()
    {
        using var look = Looks.Take(10, await _folder.SourceAsync("a,b\n1,x\n"u8.ToArray(), "one.csv"), await _folder.SourceAsync("B,extra,A\ny,?,2\n"u8.ToArray(), "two.csv"));
        Assert.Equal((2, 2), (look.Evidence[0][ValueShape.Integer], look.Evidence[1][ValueShape.Text]));
    }

    [Fact]
    public async Task A_source_that_lacks_a_column_of_the_first_is_refused()
    {
        var (one, two) = (await _folder.SourceAsync("a,b,c\n"u8.ToArray(), "one.csv"), await _folder.SourceAsync("b\n"u8.ToArray(), "two.csv"));
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Looks.Take(10, one, two));
        Assert.Equal(
            "two.csv lacks columns that the first file has: a, c. Files imported together must have the same columns; import it by itself.", refusal.Message);
    }

    [Fact]
    public async Task More_rows_than_the_limit_are_refused_with_the_line_and_the_way_to_raise_it()
    {
        var source = await _folder.SourceAsync("a\n1\n\n2\n3\n");
        var refusal = Assert.Throws<InvalidConfigurationException>(
            () => FirstLook.Take([source], 10, ParseOptions.None, new SourceLimits { Rows = 2 }, _ => null, new ImportProgress(), default));
        Assert.Equal("rows.csv, line 5: there are more rows than the limit of 2. Raise it with --limit rows=20 if that is meant.", refusal.Message);
    }

    [Fact]
    public async Task Rows_without_a_key_have_no_hash()
    {
        var source = await _folder.SourceAsync("id,x\n1,a\n,b\n2\n1,c\n");
        using var look = FirstLook.Take([source], 10, ParseOptions.None, new SourceLimits(), _ => new LookPlan { Key = new KeyHasher([0], [null]) }, new ImportProgress(), default);
        var hashes = new List<ulong>();
        look.KeyHashes.ForEach((_, hash) => hashes.Add(hash));
        Assert.Equal((0UL, 0UL, true), (hashes[1], hashes[2], hashes[0] != 0 && hashes[0] == hashes[3]));
    }

    [Fact]
    public async Task It_can_be_stopped()
    {
        var source = await _folder.SourceAsync("a\n" + string.Concat(Enumerable.Repeat("1\n", 10_000)));
        Assert.ThrowsAny<OperationCanceledException>(
            () => FirstLook.Take([source], 10, ParseOptions.None, new SourceLimits(), _ => null, new ImportProgress(), new CancellationToken(canceled: true)));
    }
}
