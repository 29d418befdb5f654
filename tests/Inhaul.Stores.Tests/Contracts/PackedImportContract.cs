using System.IO.Compression;
using Inhaul.Intake;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Packed files: every source in them has its own counts, and an interrupted import goes on from wherever the same bytes are.</summary>
public abstract class PackedImportContract : ImportTest
{
    private protected PackedImportContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Each_source_in_a_zip_file_is_counted_by_itself(int workers)
    {
        var path = Zip("people.zip", ("b.csv", "id,name\n2,Bea\n3,Cy\n1,Ada\n"), ("a.csv", "id,name\n1,Ann\n2,x,y\n"), ("c.csv", "id,name\n"));
        var import = await ImportAsync(Request(path) with { ChunkRows = 2 }, workers);

        Assert.Equal(["people.zip/a.csv", "people.zip/b.csv", "people.zip/c.csv"], import.Options.Sources.Select(source => source.File.Name));
        var counts = await Store.ReadSourceCountsAsync(import, Cancel);
        Assert.Equal([0, 1], counts.Keys.Order());
        Assert.Equal((new RowCounts { Duplicate = 1, Rejected = 1 }, new RowCounts { Inserted = 3 }), (counts[0], counts[1]));
        Assert.Equal(import.Counts, counts[0] + counts[1]);
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task Interrupted_import_goes_on_from_the_same_bytes_packed_and_elsewhere()
    {
        const string rows = "id,name\n1,Ann\n2,Bea\n3,Cy\n";
        var plain = Write("people.csv", rows.TrimEnd('\n'));
        var begun = await SubmitAsync(Request(plain));
        File.Delete(plain);

        var again = await SubmitAsync(Request(Gzip("people.csv.gz", rows)));
        Assert.Equal((SubmissionKind.Unfinished, begun.Import.Id), (again.Kind, again.Import.Id));
        var moved = (await Store.NowAsync(begun.Import)).Options.Sources[0];
        Assert.Equal((PathOf("people.csv.gz"), begun.Import.Options.Sources[0].File.Sha256), (moved.File.Path, moved.File.Sha256));

        // Whoever resumes it, from what the store knows.
        var ended = await RunAsync(await Store.NowAsync(begun.Import));
        Assert.Equal((ImportState.Completed, 3), (ended.State, ended.Counts.Inserted));
        Assert.Equal(SubmissionKind.AlreadyImported, (await SubmitAsync(Request(Zip("people.zip", ("x.csv", rows))))).Kind);
    }

    [Fact]
    public async Task Import_whose_packed_file_is_damaged_on_the_way_fails_and_goes_on_once_it_is_whole()
    {
        var rows = "id,name\n" + string.Concat(Enumerable.Range(1, 900).Select(id => $"{id},name {id * 7919 % 1000}\n"));
        var path = Gzip("people.csv.gz", rows);
        var whole = await File.ReadAllBytesAsync(path, Cancel);
        var begun = await SubmitAsync(Request(path) with { ChunkRows = 100 });
        await File.WriteAllBytesAsync(path, whole[..^40], Cancel);

        var failed = await RunAsync(begun.Import, begun.Intake);
        Assert.Equal(ImportState.Failed, failed.State);
        Assert.Contains("people.csv.gz changed while it was being read", failed.Error, StringComparison.Ordinal);

        await File.WriteAllBytesAsync(path, whole, Cancel);
        var again = await SubmitAsync(Request(path) with { ChunkRows = 100 });
        var ended = await RunAsync(again.Import, again.Intake);
        Assert.Equal((begun.Import.Id, ImportState.Completed, 900), (ended.Id, ended.State, ended.Counts.Inserted));
        await AssertCleanAsync(ended);
    }

    private string Gzip(string name, string text)
    {
        using var file = File.Create(PathOf(name));
        using var gzip = new GZipStream(file, CompressionLevel.Optimal);
        gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return PathOf(name);
    }

    private string Zip(string name, params (string Name, string Text)[] entries)
    {
        using var file = File.Create(PathOf(name));
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var entry in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry.Name).Open());
            writer.Write(entry.Text);
        }

        return PathOf(name);
    }
}
