using System.Text;
using Inhaul.Parsing;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Tests.Parsing.Json;

/// <summary>Random sources: records are those that the platform's own JSON gives, wherever a source is cut.</summary>
public sealed class JsonPropertyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lines")]
    [InlineData("values")]
    [InlineData("array")]
    public async Task Records_are_those_of_the_platform_and_stay_the_same_in_chunks_cut_anywhere(string form)
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new RandomJson(seed);
            var records = random.Records(2 + (seed % 9), onOneLine: form == "lines");
            var text = random.Source(Enum.Parse<JsonForm>(form, ignoreCase: true), records);
            using var reader = await _folder.OpenAsync(text);
            var layout = (JsonLayout)reader.ReadLayout();
            Assert.True(form == "array" == (layout.Path == "items"), $"seed {seed}: {layout.Format}");
            var rows = Read(reader, layout);

            Assert.Equal(records.Select(RandomJson.Values), rows.Select(row => row.Values));
            Assert.Equal(records, rows.Select(row => row.Raw));
            foreach (var row in rows)
            {
                var before = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text), 0, (int)row.Offset);
                Assert.Equal(before.Count(c => c == '\n') + 1, row.Line);
            }

            CutEverywhere(Encoding.UTF8.GetBytes(text), layout, rows);
        }
    }

    private static void CutEverywhere(byte[] text, JsonLayout layout, List<Row> rows)
    {
        for (var first = 0; first < rows.Count; first++)
        {
            for (var last = first; last < rows.Count; last++)
            {
                var end = last + 1 < rows.Count ? rows[last + 1].Offset : rows[last].Offset + Encoding.UTF8.GetByteCount(rows[last].Raw);
                using var chunk = layout.OpenChunk(text.AsMemory((int)rows[first].Offset..(int)end), new SourceLimits());
                var found = Read(chunk, layout);
                Assert.Equal(rows[first..(last + 1)].Select(row => row.Raw), found.Select(row => row.Raw));
                Assert.Equal(rows[first..(last + 1)].Select(row => row.Values), found.Select(row => row.Values));
                Assert.Equal(rows[first..(last + 1)].Select(row => (row.Line - rows[first].Line + 1, row.Offset - rows[first].Offset)), found.Select(row => (row.Line, row.Offset)));
            }
        }
    }

    private static List<Row> Read(RecordReader records, JsonLayout layout)
    {
        var rows = new List<Row>();
        while (records.Read())
        {
            Assert.Null(records.FaultOf(layout));
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < layout.Paths.Count; i++)
            {
                if (!records.Field(i).IsEmpty)
                {
                    values.Add(RandomJson.Key(layout.Paths[i]), Encoding.UTF8.GetString(records.Field(i)));
                }
            }

            rows.Add(new Row(records.Line, records.Offset, Encoding.UTF8.GetString(records.Raw), values));
        }

        return rows;
    }

    private sealed record Row(long Line, long Offset, string Raw, Dictionary<string, string> Values);
}
