using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Rows;

/// <summary>Rows in the shape of a well-known open data set of airports: codes that look like numbers, gaps, long texts, many scripts.</summary>
public abstract class RealShapeTests(StoreKind kind)
{
    private const string Header =
        "\"id\",\"ident\",\"type\",\"name\",\"latitude_deg\",\"longitude_deg\",\"elevation_ft\",\"municipality\",\"scheduled_service\",\"iata_code\",\"local_code\",\"home_link\",\"keywords\"\n";

    private static readonly string LongText = string.Join(", ", Enumerable.Repeat("Aérodrome privé, voir \"\"carte\"\"", 60));

    private static readonly string[] Rows =
    [
        "1001,\"00AA\",\"small_airport\",\"Meadow Strip\",38.704022,-101.473911,3435,\"Leoti\",\"no\",,\"00AA\",,",
        "1002,\"00AK\",\"small_airport\",\"Low Farm\",59.947733,-151.692524,450,\"Anchor Point\",\"no\",,\"02\",,",
        "1003,\"AA01\",\"closed\",\"Old Field (duplicate)\",-8.36,-49.3,,\"Aragominas\",\"no\",,\"007\",,\"AA-1\"",
        "1004,\"OEXX\",\"medium_airport\",\"مطار الواحة\",24.957640,46.698776,2049,\"الرياض\",\"yes\",\"QXX\",,\"https://example.org/a?b=c&d=e\",\"مطار, الرياض\"",
        "1005,\"BIXX\",\"small_airport\",\"Þórshöfn Ærø\",66.218498,-15.3356,65,\"Þórshöfn\",\"yes\",\"THX\",,,",
        "1006,\"LZXX\",\"heliport\",\"Nemocnica Ľubovňa\",49.3,20.7,,\"Stará Ľubovňa\",\"no\",,,,\"" + LongText + "\"",
        "1007,\"VNXX\",\"small_airport\",\"सिमिकोट विमानस्थल\",29.9711,81.818901,9246,,\"yes\",\"IMX\",,,\"line one\nline two\"",
        "1008,\"ZJXX\",\"large_airport\",\"三亚凤凰国际机场\",18.3029,109.412003,92,\"三亚\",\"yes\",\"SYY\",,,\"Sanya, \"\"Phoenix\"\"\"",
        "1009,\"SBXX\",\"seaplane_base\",\"São João d'El-Rei\",-21.085,-44.225,3000,\"São João\",\"no\",\"JDR\",\"MG0007\",,",
        "1010,\"AYXX\",\"small_airport\",\"  Kerema  \",-7.96361,145.770996,-10,\"Kerema\",\"no\",,\"0E5\",,",
    ];

    private static string Airports => Header + string.Join('\n', Repeated()) + "\n";

    private static readonly string[] Import = ["import", "airports.csv", "--key", "id", "--chunk-rows", "7", "--output", "json"];

    [Fact]
    public async Task Every_row_arrives_as_it_was_written()
    {
        using var place = new Workplace(kind);
        place.Write("airports.csv", Airports);
        Assert.Equal(40, (await place.RunAsync(Import)).Expect(0).Rows("inserted"));

        Assert.Equal(
            ["id|INTEGER", "ident|TEXT", "type|TEXT", "name|TEXT", "latitude_deg|DECIMAL", "longitude_deg|DECIMAL", "elevation_ft|INTEGER", "municipality|TEXT",
                "scheduled_service|BOOLEAN", "iata_code|TEXT", "local_code|TEXT", "home_link|TEXT", "keywords|TEXT"],
            place.Store.Columns("airports"));
        Assert.Equal(["00AA", "02", "007", "0E5"],
            place.Store.Rows("SELECT local_code FROM airports WHERE id IN (1001, 1002, 1003, 1010) ORDER BY id"));
        Assert.Equal("مطار الواحة|الرياض|مطار, الرياض", place.Store.Text("SELECT name, municipality, keywords FROM airports WHERE id = 1004"));
        Assert.Equal("line one\nline two", place.Store.Text("SELECT keywords FROM airports WHERE id = 1007"));
        Assert.Equal("Sanya, \"Phoenix\"", place.Store.Text("SELECT keywords FROM airports WHERE id = 1008"));
        Assert.Equal(LongText.Replace("\"\"", "\"", StringComparison.Ordinal), place.Store.Text("SELECT keywords FROM airports WHERE id = 1006"));
        Assert.Equal("  Kerema  |-10", place.Store.Text("SELECT name, elevation_ft FROM airports WHERE id = 1010"));
        Assert.Equal($"{StoreView.Null}|{StoreView.Null}", place.Store.Text("SELECT elevation_ft, iata_code FROM airports WHERE id = 1003"));
        Assert.Equal("24.95764|46.698776", place.Store.Text("SELECT latitude_deg, longitude_deg FROM airports WHERE id = 1004"));
        Conservation.Check(place.Store, "airports");
    }

    [Fact]
    public async Task Next_edition_changes_what_changed_and_nothing_else()
    {
        using var place = new Workplace(kind);
        place.Write("airports.csv", Airports);
        (await place.RunAsync(Import)).Expect(0);

        place.Write("airports.csv", Airports
            .Replace("\"Old Field (duplicate)\"", "\"Old Field\"", StringComparison.Ordinal)
            .Replace(Rows[4] + "\n", "", StringComparison.Ordinal)
            + "2000,\"ZZXX\",\"small_airport\",\"New Field\",1.5,2.5,,,\"no\",,\"0001\",,\n");
        var edition = (await place.RunAsync(Import)).Expect(0);

        Assert.Equal((40, 1, 4, 35), (edition.Rows("read"), edition.Rows("inserted"), edition.Rows("updated"), edition.Rows("unchanged")));
        Assert.Equal(41, place.Store.Number("SELECT count(*) FROM airports"));
        Assert.Equal("0001", place.Store.Text("SELECT local_code FROM airports WHERE id = 2000"));
    }

    /// <summary>The rows four times, each time with other keys.</summary>
    private static IEnumerable<string> Repeated() => Enumerable.Range(0, 4).SelectMany(time => Rows.Select(row => $"1{time}{row[2..]}"));
}
