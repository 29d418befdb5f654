using System.Text.Json;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>The mapping of a file is seen and decided on the command line, and imports keep to it.</summary>
public sealed class MapCommandTests
{
    private const string Servers = "Host Name,OS,Memory,Disk,Note\nweb1,Linux,16,500,a\nweb2,BSD,32,800,b\n";

    /// <summary>Wrong decisions, and what is said about each.</summary>
    public static TheoryData<string, string, string> Wrong { get; } = new()
    {
        { "--approve", "Owner", "The file has no column 'Owner'; it has Host Name, OS, Memory, Disk, Note." },
        { "--approve", "Note", "Nothing is suggested for 'Note'. Name the field: --approve \"Note=field\"." },
        { "--approve", "Note=size", "The table servers has no column 'size' that can be written; it has hostname, operating_system, memory_gb, storage_gb, custom." },
        { "--change", "Note", "--change Note is not understood. Write column=field, or column= to leave the column out." },
        { "--reject", "Owner=hostname", "The file has no column 'Owner'; it has Host Name, OS, Memory, Disk, Note." },
        { "--change", "Note=hostname --change Disk=hostname", "'Disk' cannot feed hostname, since 'note' was approved for it. Reject that first with --reject \"note=hostname\"." },
        { "--change", "Note=custom --approve Note=hostname", "Two things are said about 'Note'. Say one of them." },
        { "--aliases", "nowhere.json", "The aliases cannot be read: " },
    };

    [Fact]
    public async Task Every_column_has_its_field_with_confidence_reason_status_and_examples()
    {
        using var place = Place();
        var json = (await MapAsync(place, "--output", "json")).Expect(0).Json;

        Assert.Equal(("servers", "servers", 64), (json.GetProperty("type").GetString(), json.GetProperty("table").GetString(), json.GetProperty("headerFingerprint").GetString()!.Length));
        Assert.Equal(
            [
                "Host Name > hostname feeds 0.98 high normalised suggested: the same name but for case, spaces and signs [web1]",
                "OS > operating_system feeds 0.92 high alias suggested: the same words [Linux]",
                "Memory > memory_gb 0.8 medium alias suggested: the same words, but it does not say whether it is in gb [16]",
                "Disk > : no field is called like it; its values stay in the ledger [500]",
                "Note > : no field is called like it; its values stay in the ledger [a]",
            ],
            json.GetProperty("columns").EnumerateArray().Select(Shown));
        var text = (await MapAsync(place)).Expect(0).Output;
        Assert.Contains("0.80 medium", text, StringComparison.Ordinal);
        Assert.Contains("--approve Memory=memory_gb", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_decided_is_shown_with_name_and_time_and_imported_without_a_word()
    {
        using var place = Place();
        var decided = (await MapAsync(place, "--approve", "Memory", "--reject", "OS", "--change", "disk=STORAGE_GB", "--change", "Note=", "--all-high", "--output", "json")).Expect(0).Json;

        var columns = decided.GetProperty("columns").EnumerateArray().ToList();
        Assert.Equal(["approved", "rejected", "approved", "approved", "approved"], columns.Select(column => column.GetProperty("status").GetString()));
        Assert.Equal(["hostname", null, "memory_gb", "storage_gb", null], columns.Select(column => column.GetProperty("field").GetString()));
        Assert.All(columns, column => Assert.True(column.GetProperty("decidedAt").GetDateTime() > DateTime.UnixEpoch && column.GetProperty("decidedBy").GetString() is { Length: > 0 }));

        var imported = (await CommandHere.RunAsync(["import", place.PathOf("servers.csv"), "--unmapped-to", "custom", "--store", $"sqlite:{place.PathOf("inhaul.db")}", "--output", "json"])).Expect(0);
        Assert.Equal("note: the table servers has no column for OS; their values go to custom as JSON\n", imported.Errors);
        Assert.Equal(["web1|∅|16|500|{\"OS\":\"Linux\"}", "web2|∅|32|800|{\"OS\":\"BSD\"}"], place.Store.Rows("SELECT * FROM servers ORDER BY hostname"));
    }

    [Fact]
    public async Task Aliases_of_a_file_are_names_like_any_other()
    {
        using var place = Place();
        place.Write("aliases.json", "{\"storage_gb\": [\"disk\"]}");

        var mapped = (await MapAsync(place, "--aliases", place.PathOf("aliases.json"), "--output", "json")).Expect(0).Json;

        Assert.Equal("Disk > storage_gb feeds 0.95 high alias suggested: 'disk' is declared as a name of it [500]", Shown(mapped.GetProperty("columns")[3]));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_decision_is_2_and_nothing_is_kept(string option, string value, string said)
    {
        using var place = Place();

        var refused = (await MapAsync(place, [option, .. value.Split(' ')])).Expect(2);

        Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, place.Store.Number("SELECT count(*) FROM inhaul_mapping"));
    }

    [Fact]
    public async Task A_table_that_is_not_there_yet_has_a_column_for_each()
    {
        using var place = Place();
        var json = (await MapAsync(place, "--table", "machines", "--output", "json")).Expect(0).Json;

        Assert.Equal(JsonValueKind.Null, json.GetProperty("table").ValueKind);
        Assert.All(json.GetProperty("columns").EnumerateArray(), column => Assert.Equal(column.GetProperty("column").GetString(), column.GetProperty("field").GetString()));
    }

    private static Workplace Place()
    {
        var place = new Workplace();
        place.Write("servers.csv", Servers);
        place.Store.Execute("CREATE TABLE servers (hostname TEXT NOT NULL PRIMARY KEY, operating_system TEXT, memory_gb INTEGER, storage_gb INTEGER, custom TEXT)");
        return place;
    }

    private static Task<CommandResult> MapAsync(Workplace place, params string[] arguments) =>
        CommandHere.RunAsync(["map", place.PathOf("servers.csv"), "--store", $"sqlite:{place.PathOf("inhaul.db")}", .. arguments]);

    private static string Shown(JsonElement column)
    {
        string[] words = ["level", "tier", "status"];
        var feeds = column.GetProperty("feeds").GetBoolean() ? " feeds" : "";
        var confidence = column.GetProperty("confidence").ValueKind == JsonValueKind.Null ? "" : $" {column.GetProperty("confidence").GetRawText()}";
        var said = string.Concat(words.Select(word => column.GetProperty(word).GetString()).OfType<string>().Select(word => $" {word}"));
        return $"{column.GetProperty("column").GetString()} > {column.GetProperty("field").GetString()}{feeds}{confidence}{said}: {column.GetProperty("reason").GetString()} {column.GetProperty("examples").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal)}";
    }
}
