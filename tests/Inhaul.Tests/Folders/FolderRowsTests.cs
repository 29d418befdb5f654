using Inhaul.Sources;

namespace Inhaul.Tests.Folders;

/// <summary>What the rows of a folder look like: the records as they are written, a row for each element, and every file accounted for.</summary>
public sealed class FolderRowsTests : IDisposable
{
    private readonly RecordTree _tree = new();
    private readonly List<RecordTree> _others = [];

    public void Dispose()
    {
        _tree.Dispose();
        _others.ForEach(tree => tree.Dispose());
    }

    [Fact]
    public async Task A_record_is_one_row_with_its_file_in_front_and_its_values_as_they_are_written()
    {
        _tree.Write("FL/O'Hara_parse.json", "\uFEFF{\r\n  \"n\" : 1.50e+02, \"t\":\"\\u00e9 \\\"x\\\"  y\",\n\t\"a\": [ 1 , { } , null ],\"o\":{ } }\n");

        Assert.Equal(["""{"file":"FL/O'Hara_parse.json","n":1.50e+02,"t":"\u00e9 \"x\"  y","a":[1,{},null],"o":{}}"""], await _tree.RowsAsync());
    }

    [Fact]
    public async Task A_record_gives_a_row_for_each_element_and_one_when_there_is_none()
    {
        var tree = Tree(new FolderOptions { RowsAt = "result.items", Tag = "Aug \"04\"" });
        tree.Write("1.json", """{"a":1,"result":{"items":[{"n":"x"}, {"n":null},7],"s":"found"},"items":[9]}""");
        tree.Write("2.json", """{"result":{"items":[]},"z":2}""");
        tree.Write("3.json", """{"result":{"items":null}}""");
        tree.Write("4.json", """{"items":[1,2]}""");
        tree.Write("5.json", "{}");
        tree.Write("6.json", """{"result":{"other":{"items":[1]},"items":[[1],[2]]}}""");

        Assert.Equal(
            [
                """{"file":"1.json","tag":"Aug \"04\"","a":1,"result":{"items":{"n":"x"},"s":"found"},"items":[9]}""",
                """{"file":"1.json","tag":"Aug \"04\"","a":1,"result":{"items":{"n":null},"s":"found"},"items":[9]}""",
                """{"file":"1.json","tag":"Aug \"04\"","a":1,"result":{"items":7,"s":"found"},"items":[9]}""",
                """{"file":"2.json","tag":"Aug \"04\"","result":{"items":null},"z":2}""",
                """{"file":"3.json","tag":"Aug \"04\"","result":{"items":null}}""",
                """{"file":"4.json","tag":"Aug \"04\"","items":[1,2]}""",
                """{"file":"5.json","tag":"Aug \"04\""}""",
                """{"file":"6.json","tag":"Aug \"04\"","result":{"other":{"items":[1]},"items":[1]}}""",
                """{"file":"6.json","tag":"Aug \"04\"","result":{"other":{"items":[1]},"items":[2]}}""",
            ],
            await tree.RowsAsync());
        Assert.Equal([(1, 3), (4, 1), (5, 1), (6, 1), (7, 1), (8, 2)], tree.Spool!.Files.Select(file => (file.FirstRow, file.RowCount)));
    }

    [Fact]
    public async Task A_named_pipe_that_is_called_like_a_record_keeps_nobody_waiting()
    {
        _tree.Write("a_parse.json", "{}");
        System.Diagnostics.Process.Start("mkfifo", [_tree.At("b_parse.json")]).WaitForExit();

        Assert.Equal(2, (await Task.Run(_tree.RowsAsync).WaitAsync(TimeSpan.FromMinutes(1))).Length);
        Assert.Equal([RowErrorCodes.MalformedJson], _tree.Findings.Counts.Select(found => found.Key));
    }

    [Fact]
    public async Task A_record_without_elements_may_say_something_else()
    {
        var tree = Tree(new FolderOptions { RowsAt = "result.items", WithoutRows = new Dictionary<string, string> { ["result.status"] = "none", ["checked"] = "yes" } });
        tree.Write("1.json", """{"result":{"items":[{"n":"x"}],"status":"found"}}""");
        tree.Write("2.json", """{"result":{"items":[],"status":"found"}}""");
        tree.Write("3.json", """{"result":{"items":null}}""");
        tree.Write("4.json", "{}");
        tree.Write("5.json", """{"result":{"items":{"n":"y"},"status":"found"}}""");

        Assert.Equal(
            [
                """{"file":"1.json","result":{"items":{"n":"x"},"status":"found"}}""",
                """{"file":"2.json","result":{"items":null,"status":"none"},"checked":"yes"}""",
                """{"file":"3.json","result":{"items":null,"status":"none"},"checked":"yes"}""",
                """{"file":"4.json","result":{"status":"none"},"checked":"yes"}""",
                """{"file":"5.json","result":{"items":{"n":"y"},"status":"found"}}""",
            ],
            await tree.RowsAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_record_is_a_row_that_says_why()
    {
        _tree.Write("a_parse.json", "{\"a\":1,\n \"b\":}");
        _tree.Write("b_parse.json", "");
        _tree.Write("c_parse.json", "[1]");
        _tree.Write("d_parse.json", [0xFF, 0xFE, 0x7B, 0x00]);
        _tree.Write("e_parse.json", """{"file":"mine"}""");
        Directory.CreateDirectory(_tree.At("f_parse.json"));
        _tree.Link("g_parse.json", "nowhere.json");
        _tree.Write("../outside.json", "{}");
        _tree.Link("h_parse.json", "../outside.json");
        _tree.Write("i_parse.json", """{"a":1} x""");

        var rows = await _tree.RowsAsync();

        Assert.Equal(
            [
                "malformed_json a_parse.json, line 2, position 6: this is not JSON: '}' is an invalid start of a value. Correct the file and import the folder again.",
                "malformed_json b_parse.json, line 1, position 1: this is not JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true. Correct the file and import the folder again.",
                "not_a_record c_parse.json: this is no JSON object, and a record file holds one. Take it out of the folder, or name the records by another pattern.",
                "invalid_encoding d_parse.json: this is no text in UTF-8. Save it as UTF-8 and import the folder again.",
                "repeated_name e_parse.json: the record has a member 'file', which is the name of a column that every row of a folder gets. Give those other names with --prefix.",
                "file_unreadable f_parse.json is a folder with a name like those of records. Rename it, or name the records by another pattern.",
                "file_unreadable g_parse.json is a link that leads nowhere. Put the file there and import the folder again.",
                "file_outside h_parse.json is a link that leads out of the folder, and only what is in it is read. Copy the file into the folder and import it again.",
                "malformed_json i_parse.json, line 1, position 9: this is not JSON: 'x' is invalid after a single JSON value. Expected end of data. Correct the file and import the folder again.",
            ],
            _tree.Findings.Kept.Select(finding => $"{finding.Code} {finding.Message}"));
        Assert.Equal(9, rows.Length);
        Assert.Equal("""{"file":"h_parse.json","inhaul:faults":[{"code":"file_outside","message":"h_parse.json is a link that leads out of the folder, and only what is in it is read. Copy the file into the folder and import it again."}]}""", rows[7]);
    }

    [Fact]
    public async Task An_own_prefix_makes_room_for_records_with_such_names()
    {
        var tree = Tree(new FolderOptions { Prefix = "source_", AttachmentExtensions = ["png"], Tag = "t" });
        tree.Write("a.json", """{"file":1,"attachment":2,"tag":3}""");
        tree.Write("a.png");

        Assert.Equal(["""{"source_file":"a.json","source_attachment":"a.png","source_tag":"t","file":1,"attachment":2,"tag":3}"""], await tree.RowsAsync());
    }

    [Fact]
    public async Task Too_long_and_too_deep_records_are_rows_that_say_which_limit_it_was()
    {
        var tree = Tree(new FolderOptions(), new SourceLimits { RecordBytes = 100_000, JsonDepth = 3 });
        tree.Write("deep.json", """{"a":{"b":{"c":{}}}}""");
        tree.Write("long.json", $"{{\"a\":\"{new string('x', 40_000)}\"}}");
        tree.Write("longer.json", $"{{\"a\":\"{new string('x', 200_000)}\"}}");

        var rows = await tree.RowsAsync();

        Assert.Equal(["deep.json", "long.json", "longer.json"], tree.Findings.Kept.Where(finding => finding.Code == RowErrorCodes.FileTooLarge).Select(finding => finding.File));
        Assert.All(rows, row => Assert.InRange(row.Length, 1, 1_000));
    }

    [Fact]
    public async Task A_record_whose_rows_repeat_it_beyond_measure_is_refused_before_it_fills_the_disk()
    {
        var tree = Tree(new FolderOptions { RowsAt = "a" });
        tree.Write("bomb.json", $"{{\"x\":\"{new string('x', 1_000_000)}\",\"a\":[{string.Join(',', Enumerable.Repeat("1", 1_000))}]}}");

        var row = Assert.Single(await tree.RowsAsync());

        Assert.Contains("\"code\":\"file_too_large\"", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachments_are_in_the_row_and_what_is_wrong_with_them_beside_the_record()
    {
        var tree = Tree(new FolderOptions { AttachmentFrom = "meta.image" });
        tree.Write("a.json", """{"meta":{"image":"pictures\/x.png"}}""");
        tree.Write("b.json", """{"meta":{"image":"/elsewhere/pictures/x.png"}}""");
        tree.Write("c.json", """{"meta":{"image":null},"n":1}""");
        tree.Write("pictures/x.png", "picture");

        var rows = await tree.RowsAsync();

        Assert.Equal("""{"file":"a.json","attachment":"pictures/x.png","meta":{"image":"pictures\/x.png"}}""", rows[0]);
        Assert.Equal("""{"file":"b.json","attachment":"pictures/x.png","meta":{"image":"/elsewhere/pictures/x.png"}}""", rows[1]);
        Assert.StartsWith("""{"file":"c.json","attachment":null,"inhaul:faults":[{"code":"attachment_missing","message":"c.json: it names""", rows[2], StringComparison.Ordinal);
        Assert.EndsWith(""","column":"attachment","value":""}],"meta":{"image":null},"n":1}""", rows[2], StringComparison.Ordinal);
        Assert.Equal([("pictures/x.png", 7L), ("pictures/x.png", 7L), (null, 0L)], tree.Spool!.Files.Select(file => (file.Attachment, file.AttachmentBytes)));
    }

    [Fact]
    public async Task The_same_tree_gives_the_same_bytes_whatever_order_it_was_made_in()
    {
        var tree = Tree(_tree.Options);
        string[] paths = [.. Enumerable.Range(0, 200).Select(i => $"{i % 7}/{i}_parse.json")];
        foreach (var path in paths)
        {
            _tree.Write(path, $"{{\"n\":{path.Length}}}");
        }

        foreach (var path in paths.Reverse())
        {
            tree.Write(path, $"{{\"n\":{path.Length}}}");
        }

        Assert.Equal(await _tree.RowsAsync(), await tree.RowsAsync());
    }

    [Fact]
    public async Task Files_with_the_same_bytes_and_links_to_records_are_told_of()
    {
        _tree.Write("a_parse.json", """{"a":1}""");
        _tree.Write("b_parse.json", """{"a":2}""");
        _tree.Write("c_parse.json", """{"a":1}""");
        _tree.Link("d_parse.json", "b_parse.json");

        Assert.Equal(4, (await _tree.RowsAsync()).Length);
        Assert.Equal(
            ["d_parse.json linked_twice", "c_parse.json duplicate_file", "d_parse.json duplicate_file"], _tree.Findings.Kept.Select(finding => $"{finding.File} {finding.Code}"));
    }

    [Theory]
    [InlineData("b_parse.json")]
    [InlineData("./b_parse.json")]
    [InlineData("full")]
    public async Task A_single_file_is_the_only_one(string path)
    {
        var tree = Tree(new FolderOptions { Records = "*_parse.json" });
        tree.Write("a_parse.json", """{"a":1}""");
        tree.Write("b_parse.json", """{"b":1}""");
        var only = Tree(tree.Options with { SingleFile = path == "full" ? tree.At("b_parse.json") : path }, of: tree);

        Assert.Equal(["""{"file":"b_parse.json","b":1}"""], await only.RowsAsync());
    }

    [Fact]
    public async Task A_single_file_outside_the_folder_is_refused()
    {
        _tree.Write("../b_parse.json");
        _tree.Write("a_parse.json");
        var only = Tree(_tree.Options with { SingleFile = "../b_parse.json" }, of: _tree);

        await Assert.ThrowsAsync<InvalidConfigurationException>(only.RowsAsync);
    }

    [Fact]
    public async Task A_folder_without_records_is_refused()
    {
        _tree.Write("a.json");

        Assert.Equal(
            $"No file in {_tree.Root} has a name like *_parse.json. Say with --records which are the records, such as --records '*.json'.",
            (await Assert.ThrowsAsync<InvalidConfigurationException>(_tree.RowsAsync)).Message);
    }

    private RecordTree Tree(FolderOptions options, SourceLimits? limits = null, RecordTree? of = null)
    {
        _others.Add(of is null ? new RecordTree { Options = options, Limits = limits ?? new SourceLimits() } : new RecordTree(of.Root) { Options = options });
        return _others[^1];
    }
}
