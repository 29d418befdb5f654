using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>A folder of results of licence searches with screenshots, for the sample that imports them.</summary>
internal static class Searches
{
    private static readonly DateTime LongAgo = new(2025, 8, 3, 14, 3, 10, DateTimeKind.Utc);

    /// <summary>Makes ten records of a licence each, one that found nothing, one with a date that is none, and one whose screenshot is missing.</summary>
    public static void Make(Workplace place)
    {
        for (var i = 1; i <= 10; i++)
        {
            Write(place, $"{(i % 2 == 0 ? "FL" : "PA")}/r{i}", $"name {i}", $"L{i}", "12/31/2026");
        }

        Write(place, "TX/none", "nobody", null, null);
        Write(place, "TX/bad", "bad date", "L90", "13/25/2020");
        Write(place, "TX/lost", "lost", "L91", "12/31/2026");
        File.Delete(place.PathOf("scrape/TX/lost.png"));
    }

    /// <summary>Writes a record and its screenshot, long ago.</summary>
    public static void Write(Workplace place, string stem, string name, string? number, string? expires)
    {
        var licence = number is null ? "" : $$"""{"license_number": "{{number}}", "license_status": "Active", "expiration_date": "{{expires}}"}""";
        WriteFile(place, $"{stem}_parse.json", $$"""
            {"metadata": {"pharmacy_name": "{{name}}", "search_timestamp": "2025-08-03T14:03:10", "state": "{{stem[..2]}}" }, "search_result": { "licenses": [{{licence}}] } }
            """);
        WriteFile(place, $"{stem}.png", $"screenshot of {name}");
    }

    private static void WriteFile(Workplace place, string path, string text)
    {
        var full = place.PathOf($"scrape/{path}");
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        File.SetLastWriteTimeUtc(full, LongAgo.AddSeconds(text.Length));
    }
}
