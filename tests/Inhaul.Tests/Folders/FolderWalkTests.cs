using System.Diagnostics;
using Inhaul.Folders;

namespace Inhaul.Tests.Folders;

public sealed class FolderWalkTests : IDisposable
{
    private readonly RecordTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Files_come_in_the_ordinal_order_of_their_paths_with_length_and_time()
    {
        _tree.Write("b/x_parse.json", "{ }");
        _tree.Write("B/x.png");
        _tree.Write("a.json");
        _tree.Write("b/É.png");
        _tree.Write("b.json");

        var files = _tree.Walk().Files;

        Assert.Equal(["B/x.png", "a.json", "b.json", "b/x_parse.json", "b/É.png"], files.Select(file => file.Path));
        Assert.Equal((3, new DateTime(2025, 8, 3, 14, 3, 10, DateTimeKind.Utc)), (files[3].Bytes, files[3].Modified));
    }

    [Fact]
    public void Links_to_files_are_known_for_what_they_lead_to()
    {
        _tree.Write("a/x.png", "picture");
        _tree.Write("../secret.png");
        _tree.Link("in.png", "a/x.png");
        _tree.Link("out.png", "../secret.png");
        _tree.Link("through.png", "a/../../secret.png");
        _tree.Link("nowhere.png", "missing.png");
        _tree.Link("circle.png", "circle.png");
        _tree.Link("a/two.png", "../in.png");

        var files = _tree.Walk().Files.ToDictionary(file => file.Path);

        Assert.Equal((TreeEntryKind.File, "a/x.png", 7), (files["in.png"].Kind, files["in.png"].LinkTo, files["in.png"].Bytes));
        Assert.Equal((TreeEntryKind.File, "a/x.png"), (files["a/two.png"].Kind, files["a/two.png"].LinkTo));
        Assert.Equal(TreeEntryKind.Outside, files["out.png"].Kind);
        Assert.Equal(TreeEntryKind.Outside, files["through.png"].Kind);
        Assert.Equal(TreeEntryKind.Broken, files["nowhere.png"].Kind);
        Assert.Equal(TreeEntryKind.Broken, files["circle.png"].Kind);
    }

    [Fact]
    public void Links_to_folders_are_not_followed_so_that_circles_end_and_nothing_is_met_twice()
    {
        _tree.Write("a/x_parse.json");
        _tree.Write("../elsewhere/y_parse.json");
        _tree.Link("a/up", "..");
        _tree.Link("again", "a");
        _tree.Link("out", "../elsewhere");

        var tree = _tree.Walk();

        Assert.Equal(["a/x_parse.json"], tree.Files.Select(file => file.Path));
        Assert.Equal("a/x_parse.json", tree.FindLike("again/x_parse.json")?.Path);
        Assert.Equal("a/x_parse.json", tree.FindLike("a/up/a/x_parse.json")?.Path);
        Assert.Null(tree.FindLike("out/y_parse.json"));
        Assert.Equal(3, _tree.Findings.Counts[FindingCodes.FolderLink]);
    }

    [Fact]
    public void A_folder_that_is_a_link_itself_is_walked()
    {
        _tree.Write("a_parse.json");
        _tree.Link("../link", "root");

        Assert.Equal(["a_parse.json"], FolderWalk.Walk(_tree.At("../link"), _ => true, _tree.Findings, TestContext.Current.CancellationToken).Files.Select(file => file.Path));
    }

    [Fact]
    public void Files_whose_names_are_no_text_do_not_stop_the_walk()
    {
        // Only a shell can make such names, and take them away again.
        Shell(@"touch ""$(printf 'a\377_parse.json')"" ""$(printf 'a\376_parse.json')""");

        var files = _tree.Walk().Files;
        Shell("rm a*");

        Assert.Equal(["a\uFFFD_parse.json"], files.Select(file => file.Path));
    }

    [Fact]
    public void What_is_no_folder_is_refused() => Assert.Equal(
        $"{_tree.At("missing")} is no folder.",
        Assert.Throws<InvalidConfigurationException>(() => FolderWalk.Walk(_tree.At("missing"), _ => true, _tree.Findings, TestContext.Current.CancellationToken)).Message);

    [Fact]
    public void A_path_is_found_in_another_case_and_another_unicode_form_if_it_is_the_only_one()
    {
        _tree.Write("FL/Cafe\u0301.PNG");
        _tree.Write("x/one.png");
        _tree.Write("X/one.png");

        var tree = _tree.Walk();

        Assert.Equal("FL/Cafe\u0301.PNG", tree.FindLike("fl/caf\u00e9.png")?.Path);
        Assert.Equal("X/one.png", tree.FindLike("X/one.png")?.Path);
        Assert.Null(tree.FindLike("x/ONE.png"));
    }

    private void Shell(string command) => Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = _tree.Root })!.WaitForExit();
}
