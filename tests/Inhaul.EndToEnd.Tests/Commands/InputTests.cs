using System.Net;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;
using Inhaul.Tests.Fetching;
using Inhaul.Tests.Sources;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>Input that is no plain file: piped in, packed, somewhere else.</summary>
public sealed class InputTests
{
    private static readonly string Rows = "id,name\n" + string.Concat(Enumerable.Range(1, 90).Select(id => $"{id},name {id}\n"));

    [Fact]
    public async Task Piped_import_that_was_killed_goes_on_when_the_same_is_piped_again()
    {
        using var place = new Workplace();
        string[] import = ["import", "-", "--name", "orders.csv", "--key", "id", "--chunk-rows", "20", "--output", "json"];
        (await place.PipeAsync(Rows, "intake.after-chunk:2=kill", import)).Expect(CommandResult.Killed);

        var resumed = (await place.PipeAsync(Rows, null, import)).Expect(0);
        Assert.True(resumed.Json.GetProperty("resumed").GetBoolean());
        Assert.Equal(("orders", 90), (resumed.Json.GetProperty("type").GetString(), resumed.Rows("inserted")));
        Conservation.Check(place.Store, "orders");

        place.Write("orders.csv.gz", Packed.Gzip(Rows));
        Assert.Contains($"already imported as {resumed.Id}", (await place.RunAsync(["import", "orders.csv.gz", .. import[4..]])).Expect(0).Errors, StringComparison.Ordinal);
        Assert.Contains("stdin: 90 rows, 2 columns", (await place.PipeAsync(Rows, null, "profile", "-")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("standard input is empty", (await place.PipeAsync("", null, "import", "-")).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_counts_each_file_of_a_zip_file()
    {
        using var place = new Workplace();
        place.Write("orders.zip", Packed.Zip(("2024-02.csv", "id,n\n3,x\n4,40\n"), ("2024-01.csv", "id,n\n1,10\n2,20\n3,30\n"), ("__MACOSX/._2024-01.csv", "x")));
        var import = (await place.RunAsync("import", "orders.zip", "--key", "id", "--column", "n:integer", "--output", "json")).Expect(3);
        Assert.Equal("orders", import.Json.GetProperty("type").GetString());
        Assert.Contains("note: orders.zip: folders and hidden files are passed over: __MACOSX/._2024-01.csv", import.Errors, StringComparison.Ordinal);

        var sources = (await place.RunAsync("show", import.Id, "--output", "json")).Expect(0).Json.GetProperty("sources").EnumerateArray();
        Assert.Equal(
            ["orders.zip/2024-01.csv zip 3 3 0", "orders.zip/2024-02.csv zip 2 1 1"],
            sources.Select(source => string.Join(' ', source.GetProperty("name"), source.GetProperty("packing"), Count(source, "read"), Count(source, "inserted"), Count(source, "rejected"))));
        Assert.Contains("source orders.zip/2024-02.csv: 2 rows, 1 inserted, 1 rejected; 14 bytes", (await place.RunAsync("show", import.Id)).Expect(0).Output, StringComparison.Ordinal);

        (await place.RunAsync("import", "orders.zip", "--entry", "*-01.csv", "--table", "january", "--key", "id")).Expect(0);
        Assert.Equal(3, place.Store.Number("SELECT count(*) FROM january"));
    }

    [Fact]
    public async Task File_of_a_web_server_is_imported_and_its_secrets_stay_outside()
    {
        using var server = new WebServer(request => request.Target.StartsWith("/orders.csv", StringComparison.Ordinal) ? WebAnswer.Text(Rows) : WebAnswer.Of(HttpStatusCode.NotFound));
        using var place = new Workplace();
        var import = (await place.RunAsync("import", $"http://ann:pa55word@{server.Host}/orders.csv?token=s3cret", "--key", "id", "--output", "json")).Expect(0);
        Assert.Equal(("orders", 90), (import.Json.GetProperty("type").GetString(), import.Rows("inserted")));

        var shown = (await place.RunAsync("show", import.Id)).Expect(0);
        Assert.Contains($"source orders.csv from {server.Url}/orders.csv?token=…: 90 rows, 90 inserted; ", shown.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var ledger = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(place.PathOf("inhaul.db")));
        Assert.DoesNotContain("s3cret", ledger + shown, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55word", ledger + shown, StringComparison.Ordinal);

        Assert.Contains($"{server.Url}/none.csv does not exist (404 NotFound).", (await place.RunAsync("import", $"{server.Url}/none.csv")).Expect(2).Errors, StringComparison.Ordinal);
    }

    private static long Count(System.Text.Json.JsonElement source, string outcome) => source.GetProperty("rows").GetProperty(outcome).GetInt64();
}
