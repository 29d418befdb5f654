using System.Globalization;
using System.Text;

namespace Inhaul.Bench.Folders;

/// <summary>A folder of records of a licence search, each with a picture beside it, in subfolders of a thousand. The last record has the picture of the first.</summary>
/// <param name="records">How many records.</param>
/// <param name="seed">The same seed makes the same bytes.</param>
/// <param name="smallest">The least bytes of a picture.</param>
/// <param name="largest">The most bytes of a picture.</param>
internal sealed class RecordFolder(long records, long seed, int smallest, int largest)
{
    /// <summary>Writes it.</summary>
    public void Write(string folder)
    {
        for (var record = 0L; record < records; record++)
        {
            var random = new RowRandom(seed, record);
            var inner = Directory.CreateDirectory(Path.Combine(folder, Inner(record))).FullName;
            var isLast = record == records - 1 && record > 0;
            if (!isLast)
            {
                Old(Path.Combine(inner, $"search_{record}.png"), Picture(record, smallest + random.Next(largest - smallest + 1)));
            }

            Old(Path.Combine(inner, $"search_{record}_parse.json"), Encoding.UTF8.GetBytes(Record(record, isLast ? 0 : record, random.Next(3))));
        }
    }

    private static string Inner(long record) => (record / 1000).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>Bytes that no other picture has.</summary>
    private byte[] Picture(long record, int length)
    {
        var bytes = new byte[length];
        new Random(HashCode(record)).NextBytes(bytes);
        BitConverter.TryWriteBytes(bytes, record);
        return bytes;
    }

    private int HashCode(long record) => unchecked((int)((seed * 7_919) + record));

    /// <summary>A file that was written long ago, so that its time is to be trusted.</summary>
    private static void Old(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new DateTime(2025, 8, 3, 0, 0, 0, DateTimeKind.Utc));
    }

    private static string Record(long record, long picture, int licences) => $$"""
        {
          "metadata": {
            "pharmacy_name": "Pharmacy {{record}}", "search_timestamp": "2025-08-03T14:03:10.123456", "state": "FL",
            "source_image_file": "/home/scraper/results/{{Inner(picture)}}/search_{{picture}}.png", "search_result_type": "pharmacy_data"
          },
          "search_result": {
            "licenses": [{{string.Join(",", Enumerable.Range(1, licences).Select(number => Licence(record, number)))}}],
            "result_status": "{{(licences > 0 ? "found" : "not_found")}}"
          }
        }
        """;

    private static string Licence(long record, int number) => $$"""
        {
              "license_number": "PH{{record}}-{{number}}", "license_status": "Active", "license_type": "Community Pharmacy",
              "issue_date": "January 15, 2020", "expiration_date": "2/28/2027", "pharmacy_name": "PHARMACY {{record}}",
              "address": { "street": "{{number}} Main St", "suite": null, "city": "Tampa", "state": "FL", "zip_code": "33601" }
            }
        """;
}
