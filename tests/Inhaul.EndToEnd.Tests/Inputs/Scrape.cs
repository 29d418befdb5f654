using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>A folder of records with pictures, as a scraper of licences leaves it, and the command that imports it.</summary>
internal static class Scrape
{
    private static readonly DateTime LongAgo = new(2025, 8, 3, 14, 3, 10, DateTimeKind.Utc);

    /// <summary>The command.</summary>
    public static string[] Import { get; } =
    [
        "import", "scrape", "--table", "licences", "--records", "*_parse.json", "--rows-at", "found.licences", "--attachment-from", "image", "--key", "name,number",
        "--map", "found.licences.number=number", "--map", "image=", "--chunk-rows", "2", "--output", "json",
    ];

    /// <summary>Makes a folder of twelve records: eight good ones with twelve rows, and four that are wrong.</summary>
    public static void Make(Workplace place)
    {
        for (var i = 1; i <= 8; i++)
        {
            Write(place, $"{(i % 2 == 0 ? "FL" : "PA")}/r{i}_parse.json", Record($"name {i}", $"/home/scraper/r{i}.png", [.. Enumerable.Range(1, i % 4)]));
            Write(place, $"{(i % 2 == 0 ? "FL" : "PA")}/r{i}.png", $"picture {i}");
        }

        Write(place, "FL/x1_parse.json", "{ no JSON }");
        Write(place, "FL/x2_parse.json", Record("outside", "../../secret.png", [1]));
        Write(place, "PA/x3_parse.json", Record("missing", null, [1]));
        Directory.CreateDirectory(place.PathOf("scrape/PA/x4_parse.json"));
    }

    /// <summary>Writes a file of it, long ago.</summary>
    public static void Write(Workplace place, string path, string text)
    {
        var full = place.PathOf($"scrape/{path}");
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        File.SetLastWriteTimeUtc(full, LongAgo.AddSeconds(text.Length));
    }

    /// <summary>A record of some licences.</summary>
    public static string Record(string name, string? image, int[] numbers) =>
        $$"""{"name": "{{name}}", "image": {{(image is null ? "null" : $"\"{image}\"")}}, "found": {"licences": [{{string.Join(", ", numbers.Select(Licence))}}]} }""";

    private static string Licence(int number) => $$"""{"number": "L{{number}}"}""";
}
