using Inhaul.Intake;
using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Tests.Intake;

public sealed class KeyRepeatSearchTests : IDisposable
{
    private const string Rows = "id,shop,what\n1,a,x\n2,a,y\n,,z\n01,a,x\n2,b,y\n2.0,a,y\nragged\n1,a,x\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_that_repeat_a_key_are_counted_with_examples_and_lines()
    {
        var key = await CountAsync("id", "shop");
        Assert.Equal((7, 1, 2), (key.Rows, key.Missing, key.Repeats));
        Assert.Equal(["1+a 2 2/9", "2+a 2 3/7"], key.Examples.Select(example => $"{string.Join('+', example.Values)} {example.Rows} {string.Join('/', example.Lines)}"));
    }

    [Fact]
    public async Task Columns_are_found_whatever_their_case()
    {
        var key = await CountAsync("WHAT", "id", "shop");
        Assert.Equal(["what", "id", "shop"], key.Columns);
        Assert.Equal((0, 2, 2), (key.Missing, key.Repeats, key.Examples.Count));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named_with_those_that_are() =>
        Assert.Equal("--key email: rows.csv has no column 'email'; it has id, shop, what.", (await Assert.ThrowsAsync<InvalidConfigurationException>(() => CountAsync("email"))).Message);

    private async Task<KeyRepeats> CountAsync(params string[] key)
    {
        var source = await _folder.SourceAsync(Rows);
        using var records = RecordFormats.Open(source, ParseOptions.None, new SourceLimits(), default);
        return KeyRepeatSearch.Count(source, ParseOptions.None, new SourceLimits(), records.ReadLayout(), key, default);
    }
}
