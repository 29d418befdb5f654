using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Tests.Stores;

namespace Inhaul.Tests.Intake;

public sealed class PreparedIntakeTests : IDisposable
{
    private static readonly ImportDefinition Definition = Definitions.Of("id", "id:decimal", "name:text");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_look_finds_the_same_plan_and_the_same_losers()
    {
        var source = await _folder.SourceAsync(new KeyedRows(seed: 3, rows: 500, keys: 100).Csv);
        using var look = Looks.Take(50, source);
        var import = Imports.Of(Definitions.Of("id", "id:decimal", "version:integer", "note:text"), Looks.Paired([source], look.Layouts));
        import = import with { StoredOptions = new Lazy<Inhaul.Stores.ImportOptions>(import.Options with { ChunkRows = 50 }) };
        var again = await PreparedIntake.AgainAsync(import, processor: null, new ImportProgress(), default);
        Assert.Equal(look.Plan, again.Plan);
        Assert.Equal(
            new KeyedRows(seed: 3, rows: 500, keys: 100).Losers(DuplicatePolicy.Last), Enumerable.Range(1, 500).Select(row => (long)row).Where(again.Losers.Contains));
    }

    [Fact]
    public async Task A_source_with_other_bytes_is_refused()
    {
        var source = await _folder.SourceAsync("id,name\n1,Ann\n");
        using var look = Looks.Take(50, source);
        var import = Imports.Of(Definition, Looks.Paired([source], look.Layouts));
        await File.AppendAllTextAsync(source.Path, "2,Bob\n");
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => PreparedIntake.AgainAsync(import, processor: null, new ImportProgress(), default));
        Assert.Equal(
            $"{source.Path} is not the file that import {import.Id} was reading when it stopped. Put the original back to resume it, " +
            $"or cancel it with 'inhaul cancel {import.Id}' and import the new file.", refusal.Message);
    }

    [Fact]
    public async Task A_source_that_has_gone_is_refused()
    {
        var source = await _folder.SourceAsync("id,name\n1,Ann\n");
        using var look = Looks.Take(50, source);
        File.Delete(source.Path);
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(
            () => PreparedIntake.AgainAsync(Imports.Of(Definition, Looks.Paired([source], look.Layouts)), processor: null, new ImportProgress(), default));
        Assert.Equal($"{source.Path} does not exist.", refusal.Message);
    }
}
