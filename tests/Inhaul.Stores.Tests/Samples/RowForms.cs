using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inhaul.Workbooks;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>The same rows, of which the first has the names of the columns, in every form that a file can have; every value is text, an empty one is none.</summary>
internal static class RowForms
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The forms by the name of a file that has it, CSV first.</summary>
    public static IReadOnlyDictionary<string, Func<string[][], byte[]>> All { get; } = new Dictionary<string, Func<string[][], byte[]>>(StringComparer.Ordinal)
    {
        ["rows.csv"] = rows => Encoding.UTF8.GetBytes(Csv(rows, ',')),
        ["semicolons.csv"] = rows => Encoding.UTF8.GetBytes(Csv(rows, ';')),
        ["utf16.txt"] = rows => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Csv(rows, '\t'))],
        ["rows.csv.gz"] = rows => Gzip(Encoding.UTF8.GetBytes(Csv(rows, ','))),
        ["csv.zip"] = rows => Zip("rows.csv", Encoding.UTF8.GetBytes(Csv(rows, ','))),
        ["rows.ndjson"] = rows => [.. Objects(rows).SelectMany(row => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(row), (byte)'\n'])],
        ["rows.json"] = rows => JsonSerializer.SerializeToUtf8Bytes(Objects(rows), Readable),
        ["shared.xlsx"] = rows => Workbook(rows, Cell.Text),
        ["inline.xlsx"] = rows => Workbook(rows, Cell.Inline),
        ["xlsx.zip"] = rows => Zip("rows.xlsx", Workbook(rows, Cell.Text)),
    };

    private static string Csv(string[][] rows, char separator) =>
        string.Concat(rows.Select(row => string.Join(separator, row.Select(value => value.Length == 0 ? "" : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));

    private static IEnumerable<Dictionary<string, string>> Objects(string[][] rows) =>
        rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal));

    private static byte[] Workbook(string[][] rows, Func<string, Cell> text) =>
        new WorkbookFile().Sheet("Rows", rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(value => value.Length == 0 ? Cell.Blank : text(value))])).ToBytes();

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return packed.ToArray();
    }
}
