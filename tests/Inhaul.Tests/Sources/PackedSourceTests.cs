using System.Security.Cryptography;
using System.Text;
using Inhaul.Sources;
using Inhaul.Workbooks;

namespace Inhaul.Tests.Sources;

/// <summary>What is packed is the same source as what is not, and what cannot be unpacked safely is refused before anything is written.</summary>
public sealed class PackedSourceTests : IDisposable
{
    private static readonly string Rows = "id,name\n" + string.Concat(Enumerable.Range(1, 4_000).Select(id => $"{id},name {id * 7919 % 1000}\n"));
    private static readonly string Sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Rows)));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Gzip_content_is_the_source_that_it_is_without_gzip()
    {
        var source = await _folder.SourceAsync(Packed.Gzip(Rows), "rows.csv.gz");
        Assert.Equal(("rows.csv.gz", Rows.Length, Sha, Packing.Gzip), (source.Name, source.Bytes, source.Sha256, source.Packing));
        Assert.Equal(Rows, TextOf(source));
        Assert.True(await source.IsUnchangedAsync(default));
    }

    [Fact]
    public async Task Gzip_files_one_behind_the_other_are_one_source() =>
        Assert.Equal(Sha, (await _folder.SourceAsync([.. Packed.Gzip(Rows[..5000]), .. Packed.Gzip(""), .. Packed.Gzip(Rows[5000..])])).Sha256);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(2_000)]
    [InlineData(-30)]
    [InlineData(-10)]
    [InlineData(-4)]
    public async Task Gzip_content_that_was_cut_off_is_refused(int missing)
    {
        var whole = Packed.Gzip(Rows);
        var path = _folder.Write("rows.csv.gz", missing > 0 ? whole[..^missing] : whole[..-missing]);
        Assert.StartsWith($"{path} is damaged: ", await RefusalOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_content_with_a_wrong_checksum_is_refused()
    {
        var wrong = Packed.Gzip(Rows);
        wrong[^6] ^= 1;
        var path = _folder.Write("rows.csv.gz", wrong);
        Assert.Equal(
            $"{path} is damaged: what is packed in it cannot be unpacked to its end. Most often a transfer broke off; get the file once more.", await RefusalOf(path));
    }

    [Fact]
    public async Task Each_file_in_a_zip_file_is_a_source_in_the_order_of_their_names()
    {
        var found = await FindAsync(_folder.Write("orders.zip", Packed.Zip(("b/2.csv", "id\n2\n"), ("a.csv", Rows), ("b/1.csv", "id\n1\n"))));
        Assert.Equal(["orders.zip/a.csv", "orders.zip/b/1.csv", "orders.zip/b/2.csv"], found.Files.Select(file => file.Name));
        Assert.Equal((Sha, Rows), (found.Files[0].Sha256, TextOf(found.Files[0])));
        Assert.Equal("id\n1\n", TextOf(found.Files[1]));
        Assert.Empty(found.Notes);
    }

    [Fact]
    public async Task Folders_and_hidden_files_are_passed_over_with_a_note()
    {
        var found = await FindAsync(_folder.Write("o.zip", Packed.Zip(("d/", ""), ("d/a.csv", "id\n1\n"), ("d/.DS_Store", "x"), ("__MACOSX/d/._a.csv", "x"), (".git/config", "x"))));
        Assert.Equal(["o.zip/d/a.csv"], found.Files.Select(file => file.Name));
        Assert.Equal(["o.zip: folders and hidden files are passed over: d/, d/.DS_Store, __MACOSX/d/._a.csv, .git/config"], found.Notes);
    }

    [Theory]
    [InlineData("*.csv", "a.csv d/b.csv")]
    [InlineData("d/*", "d/b.csv d/c.txt")]
    [InlineData("?.txt", "d/c.txt")]
    [InlineData("README", "README")]
    public async Task Entries_can_be_picked_by_path_or_name(string glob, string picked)
    {
        var found = await FindAsync(_folder.Write("o.zip", Packed.Zip(("a.csv", "id\n1\n"), ("d/b.csv", "id\n2\n"), ("d/c.txt", "id\n3\n"), ("README", "about\n"))), glob);
        Assert.Equal(picked, string.Join(' ', found.Files.Select(file => file.Entry)));
    }

    [Fact]
    public async Task Entry_that_is_no_import_is_named_with_the_way_to_leave_it_out()
    {
        var path = _folder.Write("o.zip", Packed.Zip(("a.csv", "id\n1\n"), ("logo.png", "\u0089PNG is no Latin here")));
        File.WriteAllBytes(path, Packed.Zip(("a.csv", "id\n1\n"u8.ToArray()), ("logo.png", [0x89, .. "PNG\r\n"u8])));
        Assert.Equal(
            $"{path}/logo.png is a picture (PNG), which holds no rows to import. Export the data as CSV, JSON or a workbook and import that. " +
            "Name the entries that are to be imported, for example --entry \"*.csv\".", await RefusalOf(path));
        Assert.StartsWith($"{path}/README.md is text about the data, by its name.", await RefusalOf(_folder.Write("o.zip", Packed.Zip(("README.md", "Read"), ("a.csv", "id\n1\n")))), StringComparison.Ordinal);
        Assert.StartsWith($"{path}/e.csv is empty", await RefusalOf(_folder.Write("o.zip", Packed.Zip(("e.csv", ""), ("a.csv", "id\n1\n")))), StringComparison.Ordinal);
        Assert.Equal($"{path} holds nothing that --entry *.tsv names; there are a.csv.", await RefusalOf(_folder.Write("o.zip", Packed.Zip(("a.csv", "id\n1\n"))), "*.tsv"));
        Assert.Equal("--entry *.tsv picks from zip files, and there is none.", await RefusalOf(_folder.Write("a.csv", "id\n1\n"), "*.tsv"));
    }

    [Fact]
    public async Task Zip_file_that_cannot_be_read_is_refused_by_what_is_wrong_with_it()
    {
        byte[] good = Packed.Zip(("a.csv", Rows));
        var path = _folder.Write("o.zip", good[..^30]);
        Assert.Equal($"{path} is a damaged zip file or workbook, or a part of one. Most often a transfer broke off; get the file once more.", await RefusalOf(path));

        var flipped = good.ToArray();
        flipped[flipped.AsSpan().IndexOf("PK\u0001\u0002"u8) + 16] ^= 1;
        Assert.StartsWith($"{path}/a.csv is damaged, or packed in a way that cannot be unpacked here.", await RefusalOf(_folder.Write("o.zip", flipped)), StringComparison.Ordinal);

        Assert.Equal($"{path}/a.csv is encrypted. Unpack it with its password and import what is in it.", await RefusalOf(_folder.Write("o.zip", Packed.Encrypted(good))));
        Assert.Equal($"{path} holds no file to import.", await RefusalOf(_folder.Write("o.zip", Packed.Zip(("d/", "")))));
        Assert.StartsWith($"{path}/a.csv is in the file twice.", await RefusalOf(_folder.Write("o.zip", Packed.Zip(("a.csv", "id\n"), ("a.csv", "id\n1\n")))), StringComparison.Ordinal);
        Assert.StartsWith($"{path} is a Word document", await RefusalOf(_folder.Write("o.zip", Packed.Zip(("word/document.xml", "<x/>")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_packed_twice_is_refused_in_one_sentence()
    {
        var path = _folder.Write("o.zip", Packed.Zip(("in.zip", Packed.Zip(("a.csv", "id\n1\n")))));
        Assert.StartsWith($"{path}/in.zip is a zip file within a packed file, which is not unpacked here. Unpack it and import what is in it.", await RefusalOf(path), StringComparison.Ordinal);
        path = _folder.Write("a.csv.gz.gz", Packed.Gzip(Packed.Gzip("id\n1\n")));
        Assert.Equal($"{path} is packed a second time (gzip), which is not unpacked here. Unpack it and import what is in it.", await RefusalOf(path));
        var tar = new byte[1024];
        "a.csv"u8.CopyTo(tar);
        "ustar\0"u8.CopyTo(tar.AsSpan(257));
        path = _folder.Write("a.tar.gz", Packed.Gzip(tar));
        Assert.Equal($"{path} is a tar archive, which is not unpacked here. Unpack it and import what is in it.", await RefusalOf(path));
    }

    [Fact]
    public async Task Workbook_is_read_wherever_it_is_packed()
    {
        var book = new WorkbookFile().Sheet("One", [["id"], [1]]).Sheet("Two", [["id"], [2]]).ToBytes();
        foreach (var path in new[] { _folder.Write("b.xlsx.gz", Packed.Gzip(book)), _folder.Write("b.zip", Packed.Zip(("d/b.xlsx", book))), _folder.Write("b.bin", book) })
        {
            var found = await FindAsync(path);
            Assert.Equal((ContentKind.Workbook, "One", "id\n1\n"), (found.Only.Kind, found.Only.Sheet, TextOf(found.Only)));
            Assert.Equal([$"{found.Only.Name}: the sheet 'One' is read, 'Two' is not; --sheet chooses another"], found.Notes);
            Assert.Equal("id\n2\n", TextOf((await FindAsync(path, sheet: "two")).Only));
        }

        var mixed = await FindAsync(_folder.Write("mixed.zip", Packed.Zip(("a.xlsx", book), ("b.csv", "id\n3\n"u8.ToArray()))));
        Assert.Equal([ContentKind.Workbook, ContentKind.Delimited], mixed.Files.Select(file => file.Kind));
    }

    [Fact]
    public async Task Packed_workbook_that_changed_is_found_out_when_it_is_read()
    {
        var source = await _folder.SourceAsync(Packed.Gzip(WorkbookFile.Of(["id"], [1])), "b.xlsx.gz");
        foreach (var rows in new IReadOnlyList<Cell>[][] { [["id"], [2]], [["id"], [1], [2], [3]] })
        {
            _folder.Write("b.xlsx.gz", Packed.Gzip(WorkbookFile.Of(rows)));
            Assert.False(await source.IsUnchangedAsync(default));
        }
    }

    [Fact]
    public async Task Small_file_of_endless_content_is_refused_long_before_its_end()
    {
        var endless = new byte[80 << 20];
        Array.Fill(endless, (byte)'1');
        foreach (var (name, packed) in new[] { ("bomb.gz", Packed.Gzip(endless)), ("bomb.zip", Packed.Zip(("a.csv", endless))) })
        {
            var path = _folder.Write(name, packed);
            Assert.StartsWith(
                $"{path} unpacks to more than 200 times its {packed.Length} bytes, as files do that are made to fill disks. " +
                "Raise the limit with --limit inflation-ratio=2000 if that is meant.", await RefusalOf(path), StringComparison.Ordinal);
            Assert.StartsWith($"{path} holds more than 1000000 bytes when it is unpacked", await RefusalOf(path, limits: new SourceLimits { FileBytes = 1_000_000 }), StringComparison.Ordinal);
        }

        Assert.Equal(endless.Length, (await TempFolder.SourceAtAsync(Path.Combine(_folder.Path, "bomb.gz"), new SourceLimits { InflationRatio = 2000 })).Bytes);
    }

    [Fact]
    public async Task Packed_source_that_was_changed_is_found_out()
    {
        var source = await _folder.SourceAsync(Packed.Gzip(Rows), "rows.csv.gz");
        _folder.Write("rows.csv.gz", Packed.Gzip(Rows)[..^100]);
        Assert.False(await source.IsUnchangedAsync(default));
        _folder.Write("rows.csv.gz", Packed.Gzip(Rows + "5,more\n"));
        Assert.False(await source.IsUnchangedAsync(default));
    }

    [Fact]
    public async Task Fetched_file_that_is_gone_is_to_be_fetched_again_by_the_same_command()
    {
        var source = await _folder.SourceAsync("id\n1\n") with { Origin = "https://example.org/rows.csv" };
        File.Delete(source.Path);
        Assert.Equal(
            "rows.csv was fetched from https://example.org/rows.csv into a temporary file that is gone. Run the command that imported it again: it fetches it again and goes on.",
            Assert.Throws<InvalidConfigurationException>(() => source.OpenUtf8()).Message);
    }

    private static Task<SourceFindings> FindAsync(string path, string? entry = null, SourceLimits? limits = null, string? sheet = null) =>
        SourceFinder.FindAsync([InputFile.At(path)], entry is null ? [] : [entry], sheet, limits ?? new SourceLimits(), default);

    private static async Task<string> RefusalOf(string path, string? entry = null, SourceLimits? limits = null) =>
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => FindAsync(path, entry, limits))).Message;

    private static string TextOf(SourceFile source)
    {
        using var reader = new StreamReader(source.OpenUtf8(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
