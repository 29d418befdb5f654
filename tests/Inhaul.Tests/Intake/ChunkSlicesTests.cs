using System.Text;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Sources;

namespace Inhaul.Tests.Intake;

public sealed class ChunkSlicesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, bool, int> Sources()
    {
        var sources = new TheoryData<string, bool, int>();
        foreach (var chunkRows in new[] { 1, 2, 7, 100, 10_000 })
        {
            sources.Add("utf-8", false, chunkRows);
            sources.Add("utf-8", true, chunkRows);
            sources.Add("utf-16le", true, chunkRows);
            sources.Add("utf-16be", false, chunkRows);
            sources.Add("windows-1252", false, chunkRows);
        }

        return sources;
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task However_a_source_is_cut_its_chunks_hold_the_same_rows_on_the_same_lines(string encoding, bool withMark, int chunkRows)
    {
        var source = await SourceAsync(encoding, withMark);
        using var look = Looks.Take(chunkRows, source);
        var rows = new List<(long Line, string Raw)>();
        await using var slices = new ChunkSlices(source, source.OpenUtf8());
        foreach (var chunk in look.Plan)
        {
            var (raw, _) = await slices.ReadAsync(chunk, default);
            RawRows.ForEach(raw, look.Layouts[0], new SourceLimits(), _ => true, (_, records) =>
                rows.Add((chunk.Position.FirstLine + records.Line - 1, Encoding.UTF8.GetString(records.Raw))));
            Assert.Equal(chunk.LastRow, rows.Count);
        }

        Assert.Equal(RowsOf(source), rows);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_chunk_starts_at_its_byte_of_the_source_in_the_encoding_of_the_source(string encoding, bool withMark, int chunkRows)
    {
        var source = await SourceAsync(encoding, withMark);
        var bytes = await File.ReadAllBytesAsync(source.Path);
        using var look = Looks.Take(chunkRows, source);
        await using var slices = new ChunkSlices(source, source.OpenUtf8());
        foreach (var chunk in look.Plan)
        {
            var (raw, offset) = await slices.ReadAsync(chunk, default);
            var expected = SourceEncoding.Codec(encoding).GetBytes(Encoding.UTF8.GetString(raw.Span));
            Assert.True(bytes.AsSpan((int)offset).StartsWith(expected), $"Chunk {chunk.Number} does not stand at byte {offset}.");
        }
    }

    [Fact]
    public async Task Chunks_may_be_left_out()
    {
        var source = await SourceAsync("utf-16le", withMark: true);
        using var look = Looks.Take(10, source);
        await using var all = new ChunkSlices(source, source.OpenUtf8());
        var expected = new List<(byte[] Raw, long Offset)>();
        foreach (var chunk in look.Plan)
        {
            var (bytes, start) = await all.ReadAsync(chunk, default);
            expected.Add((bytes.ToArray(), start));
        }

        await using var some = new ChunkSlices(source, source.OpenUtf8());
        var (raw, offset) = await some.ReadAsync(look.Plan[^1], default);
        Assert.Equal(expected[^1].Offset, offset);
        Assert.Equal(expected[^1].Raw, raw.ToArray());
    }

    [Fact]
    public async Task A_source_that_became_shorter_fails_the_import()
    {
        var source = await _folder.SourceAsync("a\n1\n2\n3\n");
        using var look = Looks.Take(1, source);
        await File.WriteAllTextAsync(source.Path, "a\n1\n");
        await using var slices = new ChunkSlices(source, source.OpenUtf8());
        var failure = await Assert.ThrowsAsync<ImportFailedException>(() => slices.ReadAsync(look.Plan[2], default));
        Assert.Equal(
            $"{source.Path} changed while it was being read. Rows up to here were imported from what it was; import it again once nobody writes to it.", failure.Message);
    }

    /// <summary>A few hundred rows with line breaks and quotes in fields, blank lines, ragged rows and letters beyond ASCII.</summary>
    private Task<SourceFile> SourceAsync(string encoding, bool withMark)
    {
        var random = new Random(42);
        string[] fields = ["1", "plain", "Zoë", "\"two\nlines\"", "\"say \"\"hi\"\"\"", "", "\"a,b\"", "ß€", "\"\r\n\"", "5\" pipe"];
        string[] breaks = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"];
        var text = new StringBuilder(withMark ? "\uFEFF" : "").Append("first column,second column\n");
        for (var row = 0; row < 400; row++)
        {
            text.AppendJoin(',', Enumerable.Range(0, random.Next(20) == 0 ? 3 : 2).Select(_ => fields[random.Next(fields.Length)]));
            text.Append(breaks[random.Next(breaks.Length)]);
        }

        return _folder.SourceAsync(SourceEncoding.Codec(encoding).GetBytes(text.Append("the,last").ToString()));
    }

    private static List<(long Line, string Raw)> RowsOf(SourceFile source)
    {
        using var records = CsvRecords.OfSource(source, separator: null, new SourceLimits());
        records.ReadLayout();
        var rows = new List<(long, string)>();
        while (records.Read())
        {
            rows.Add((records.Line, Encoding.UTF8.GetString(records.Raw)));
        }

        Assert.True(rows.Count > 350);
        return rows;
    }
}
