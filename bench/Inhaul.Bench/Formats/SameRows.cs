using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using Inhaul.Workbooks;

namespace Inhaul.Bench.Formats;

/// <summary>The rows of a CSV file in another form, every value as the text that it is there: an import must make the same table of it.</summary>
internal static class SameRows
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the form that the name of a file asks for; false when there is no such form.</summary>
    public static bool Write(string csv, string path)
    {
        Action<string, Stream>? write = Path.GetExtension(path) switch
        {
            ".ndjson" => WriteJson,
            ".xlsx" => (from, to) => new WorkbookFile().Sheet("Rows", Read(from).Select(row => (IReadOnlyList<Cell>)[.. row.Select(value => value.Length == 0 ? Cell.Blank : Cell.Text(value))])).Write(to),
            ".zip" => WriteZip,
            ".gz" => WriteGzip,
            _ => null,
        };
        if (write is not null)
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
            write(csv, file);
        }

        return write is not null;
    }

    /// <summary>The header and then the rows.</summary>
    private static IEnumerable<string[]> Read(string csv)
    {
        using var rows = CsvReader.FromFile(csv, new CsvReaderOptions());
        rows.ReadHeader();
        string[] names = [.. rows.Headers];
        yield return names;
        for (var number = 1L; rows.Read(); number++)
        {
            if (rows.FieldCount != names.Length)
            {
                throw new InvalidDataException($"{csv}: row {number} has {rows.FieldCount} fields and the header {names.Length}; no other form has such a row.");
            }

            yield return [.. Enumerable.Range(0, names.Length).Select(rows.GetString)];
        }
    }

    private static void WriteJson(string csv, Stream file)
    {
        using var json = new Utf8JsonWriter(file, Options);
        string[]? names = null;
        foreach (var row in Read(csv))
        {
            if (names is null)
            {
                names = row;
                continue;
            }

            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WriteString(names[i], row[i]);
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
            file.WriteByte((byte)'\n');
        }
    }

    private static void WriteZip(string csv, Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        zip.CreateEntryFromFile(csv, Path.GetFileName(csv));
    }

    private static void WriteGzip(string csv, Stream file)
    {
        using var from = File.OpenRead(csv);
        using var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        from.CopyTo(gzip);
    }
}
