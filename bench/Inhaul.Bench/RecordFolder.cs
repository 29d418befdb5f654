using System.Globalization;
using System.Text;

namespace Inhaul.Bench;

/// <summary>A folder of records of a licence search, each with a picture beside it, in subfolders of a thousand.</summary>
/// <param name="records">How many records.</param>
/// <param name="seed">The same seed makes the same bytes.</param>
internal sealed class RecordFolder(long records, long seed)
{
    private const int PictureBytes = 4096;

    /// <summary>Writes it.</summary>
    public void Write(string folder)
    {
        var picture = new byte[PictureBytes];
        for (var record = 0L; record < records; record++)
        {
            var inner = Path.Combine(folder, (record / 1000).ToString("D4", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(inner);
            BitConverter.TryWriteBytes(picture, record);
            Old(Path.Combine(inner, $"search_{record}.png"), picture);
            Old(Path.Combine(inner, $"search_{record}_parse.json"), Encoding.UTF8.GetBytes(Record(record, new RowRandom(seed, record).Next(3))));
        }
    }

    /// <summary>A file that was written long ago, so that its time is to be trusted.</summary>
    private static void Old(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new DateTime(2025, 8, 3, 0, 0, 0, DateTimeKind.Utc));
    }

    private static string Record(long record, int licences) => $$"""
        {
          "metadata": {
            "pharmacy_name": "Pharmacy {{record}}", "search_timestamp": "2025-08-03T14:03:10.123456", "state": "FL",
            "source_image_file": "/home/scraper/results/search_{{record}}.png", "search_result_type": "pharmacy_data"
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
