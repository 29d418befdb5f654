using System.Text;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>A folder of results of a licence search, with a picture beside each. Files are as old as their times say, so that they need not be read to be known.</summary>
internal sealed class SampleFolder
{
    private static readonly DateTime LongAgo = new(2025, 8, 3, 14, 3, 10, DateTimeKind.Utc);

    private int _writes;

    public SampleFolder(string path) => Directory.CreateDirectory(Path = path);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>How its files become rows.</summary>
    public static FolderOptions Options { get; } = new() { Records = "*_parse.json", RowsAt = "search_result.licenses", AttachmentFrom = "metadata.source_image_file" };

    /// <summary>The full path of a file.</summary>
    public string At(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>Writes a file, later than the last one.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text, Encoding.UTF8);
        Touch(path);
    }

    /// <summary>Gives a file a later time.</summary>
    public void Touch(string path) => File.SetLastWriteTimeUtc(At(path), LongAgo.AddSeconds(_writes++));

    /// <summary>Writes a record of some licences with its picture.</summary>
    public void WriteRecord(string stem, string name, string? image, params string[] licences)
    {
        Write($"{stem}_parse.json", Record(name, image, licences));
        Write($"{stem}.png", $"picture of {stem}");
    }

    /// <summary>A record; each licence is <c>number status</c>, or a status alone.</summary>
    public static string Record(string name, string? image, params string[] licences)
    {
        var found = licences.Select(licence => licence.Split(' ') is [var number, var status]
            ? $$"""{"license_number":"{{number}}","license_status":"{{status}}"}"""
            : $$"""{"license_number":null,"license_status":"{{licence}}"}""");
        return $$"""
            {
              "metadata": { "pharmacy_name": "{{name}}", "source_image_file": {{(image is null ? "null" : $"\"{image}\"")}} },
              "search_result": { "licenses": [ {{string.Join(", ", found)}} ], "result_status": "{{(licences.Length > 0 ? "found" : "not_found")}}" }
            }
            """;
    }
}
