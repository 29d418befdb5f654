using Inhaul.EndToEnd.Tests.Children;
using Inhaul.Tests.Sources;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>Scripts rely on exit codes. 130 is in the interrupt tests.</summary>
public sealed class ExitCodeTests
{
    private const string Good = "id,n\n1,10\n2,20\n";
    private const string Bad = "id,n\n1,10\n2,x\n3,y\n";

    /// <summary>Wrong command lines, and a part of what must be said about each.</summary>
    public static TheoryData<string, string> WrongUsage { get; } = new()
    {
        { "", "Required command" },
        { "import", "Required argument" },
        { "import good.csv --no-such-option x", "--no-such-option" },
        { "frobnicate", "frobnicate" },
        { "import missing.csv", "missing.csv does not exist" },
        { "import missing.csv --kye id", "'--kye' is neither an option nor a file. 'inhaul import --help' lists the options." },
        { "import . good.csv", ". is a folder" },
        { "import . --records *_parse.json", "has a name like *_parse.json. Say with --records which are the records" },
        { "import . --rows-at a..b", "'a..b' is no path to the rows" },
        { "import . --entry *.csv", "of a folder, --records says which files are records" },
        { "import good.csv --rows-at items", "--rows-at is for a folder of records, named by itself" },
        { "import empty.csv", "empty.csv is empty" },
        { "import page.csv", "page.csv is a web page, not the file itself." },
        { "import cut.csv.gz", "cut.csv.gz is damaged" },
        { "profile notes.zip", "notes.zip/README.md is text about the data, by its name. Name the entries that are to be imported" },
        { "import good.csv --entry *.tsv", "--entry *.tsv picks from zip files, and there is none" },
        { "import ftp://host/good.csv", "Nothing is fetched from ftp://" },
        { "import good.csv --key nope", "no column feeds 'nope'" },
        { "import good.csv --key id --on-conflict replace", "'replace' is not one of: update, fill, skip, reject, newest" },
        { "import good.csv --key id --on-conflict newest:id --duplicates middle", "'middle' is not one of: last, first, newest, reject" },
        { "import good.csv --on-conflict skip", "needs a key" },
        { "import good.csv --map nope=n", "has no column 'nope'" },
        { "import good.csv --map n", "Write source=target" },
        { "import good.csv --column n:whole", "Write name:type[:format]" },
        { "import good.csv --column nope:text", "there is no such column" },
        { "import good.csv --attachment nope", "--attachment nope: there is no such column; there are id, n." },
        { "import good.csv --key id --attachment id", "The column id cannot name attachments: it is a part of the key" },
        { "import good.csv --attachment n --column n:integer", "The column n cannot name attachments: it is integer" },
        { "import good.csv --attachment n --attachment-root nowhere", "The folder nowhere, from which attachments are to be read, does not exist" },
        { "import good.csv --attachments kept", "no column names attachments" },
        { "import good.csv --attachment n --max-uploads 0", "write 1 to 1000" },
        { "import good.csv --max-errors few", "Write a number of rows" },
        { "import good.csv --limit height=3", "is not a limit" },
        { "import good.csv --limit rows=1", "more rows than the limit of 1" },
        { "import good.csv --workers 1025", "write 0 to 1024" },
        { "import good.csv --workers 0 --dry-run", "--dry-run needs workers in this process" },
        { "import good.csv --dry-run --debug-log debug.log", "--dry-run keeps nothing" },
        { "import good.csv --dry-run --verify-writes", "--dry-run keeps nothing" },
        { "import good.csv --debug-log good.csv", "good.csv is there and is no debug log" },
        { "import good.csv --debug-log nowhere/debug.log", "The debug log nowhere/debug.log cannot be written to" },
        { "import good.csv --lease 0", "write 1 to 3600" },
        { "worker --workers 0", "leaves nobody to work" },
        { "import good.csv --chunk-rows 0", "write 1 to 1000000" },
        { "import good.csv --tenant acme//other", "is not a tenant" },
        { "import good.csv --errors-to nowhere/errors.csv", "there is no such folder" },
        { "import good.csv --output xml", "xml" },
        { "import good.csv --store good.csv", "is not a store" },
        { "import good.csv --store sqlite:text.db", "text.db cannot be opened as an SQLite database" },
        { "import good.csv --store sqlite:nowhere/inhaul.db", "cannot be opened as an SQLite database" },
        { "list --store sqlite:missing.db", "There is no store missing.db" },
        { "list --store sqlite:text.db", "text.db cannot be opened as an SQLite database" },
        { "profile missing.csv", "missing.csv does not exist" },
        { "import good.csv --records rows", "good.csv is text, and only JSON documents have records at a path" },
        { "import broken.json", "broken.json, line 2, position 8: this is not JSON" },
        { "import deep.json", "Raise it with --limit json-depth=256" },
        { "import good.json --records rows", "good.json has no array at 'rows'. It has arrays at list; name one of them with --records." },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public async Task Wrong_usage_or_configuration_is_2_and_nothing_is_written(string commandLine, string said)
    {
        using var place = new Workplace();
        place.Write("good.csv", Good);
        place.Write("empty.csv", "");
        place.Write("page.csv", "<!DOCTYPE html><html><body>Log in</body></html>");
        place.Write("cut.csv.gz", Packed.Gzip(Good)[..^10]);
        place.Write("notes.zip", Packed.Zip(("README.md", "Read me"), ("good.csv", Good)));
        place.Write("broken.json", "[{\"n\":1},\n{\"n\":2,}]");
        place.Write("deep.json", new string('[', 100_000));
        place.Write("good.json", "{\"list\":[{\"n\":1}]}");
        place.Write("text.db", "This text is no database, however long it may be, and it must stay as it is.");

        var refused = (await place.RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Expect(2);

        Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", refused.Errors, StringComparison.Ordinal);
        Assert.True(!place.Has("inhaul.db") || place.Store.Text("SELECT count(*) FROM inhaul_import") == "0", "an import was begun");
        Assert.Equal("This text is no database, however long it may be, and it must stay as it is.", place.Read("text.db"));
    }

    [Fact]
    public async Task Damaged_store_is_2_and_named()
    {
        using var place = new Workplace();
        place.Write("good.csv", Good);
        (await place.RunAsync("import", "good.csv", "--key", "id")).Expect(0);
        var bytes = await File.ReadAllBytesAsync(place.PathOf("inhaul.db"));
        bytes.AsSpan(150).Fill(0x5A);
        place.Write("inhaul.db", bytes);

        var refused = (await place.RunAsync("list")).Expect(2);
        Assert.Contains("inhaul.db cannot be opened as an SQLite database", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_rows_accounted_for_and_none_refused_is_0()
    {
        using var place = new Workplace();
        place.Write("good.csv", Good);
        (await place.RunAsync("import", "good.csv", "--key", "id")).Expect(0);
        (await place.RunAsync("list")).Expect(0);
    }

    [Fact]
    public async Task Completed_with_refused_rows_is_3_also_when_it_is_asked_for_again()
    {
        using var place = new Workplace();
        place.Write("bad.csv", Bad);
        (await place.RunAsync("import", "bad.csv", "--key", "id", "--column", "n:integer")).Expect(3);
        (await place.RunAsync("import", "bad.csv", "--key", "id", "--column", "n:integer")).Expect(3);
    }

    [Fact]
    public async Task Paused_by_too_many_refused_rows_is_1_until_a_person_accepts_them()
    {
        using var place = new Workplace();
        place.Write("bad.csv", Bad);
        string[] import = ["import", "bad.csv", "--key", "id", "--column", "n:integer", "--max-errors", "1"];

        var paused = (await place.RunAsync(import)).Expect(1);
        Assert.Contains("2 rows were refused, more than the 1 that are accepted", paused.Output, StringComparison.Ordinal);
        (await place.RunAsync(import)).Expect(1);
        (await place.RunAsync("resume", place.Store.Text("SELECT id FROM inhaul_import"))).Expect(3);
    }

    [Fact]
    public async Task Import_whose_file_changes_under_it_is_1_and_failed()
    {
        using var place = new Workplace();
        place.Write("good.csv", Good);
        using var running = place.StartWith("submit.after-commit=delay-6000", "import", "good.csv", "--key", "id");
        while (!place.Store.HasTable("good"))
        {
            Assert.True(running.IsRunning, "the import ended before its file was changed");
            await Task.Delay(20);
        }

        place.Write("good.csv", "id,n\n1,10\n2,21\n");
        var failed = (await running.WaitAsync()).Expect(1);

        Assert.Contains("good.csv changed while it was being read", failed.Output, StringComparison.Ordinal);
        Assert.Equal("failed", place.Store.Text("SELECT state FROM inhaul_import"));
    }

    [Fact]
    public async Task Errors_that_cannot_be_written_are_2_in_one_sentence()
    {
        using var place = new Workplace();
        place.Write("bad.csv", Bad);
        var id = (await place.RunAsync("import", "bad.csv", "--key", "id", "--column", "n:integer", "--output", "json")).Expect(3).Id;
        var refused = (await place.RunAsync("errors", id, "--csv", "nowhere/errors.csv")).Expect(2);
        Assert.Contains("nowhere/errors.csv cannot be written", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", refused.Errors, StringComparison.Ordinal);
    }
}
