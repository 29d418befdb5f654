using Inhaul.Folders;

namespace Inhaul.Tests.Folders;

/// <summary>Which file a path in a record means, and that no path reaches out of the folder.</summary>
public sealed class AttachmentSearchTests : IDisposable
{
    private readonly RecordTree _tree = new() { Options = new FolderOptions { Records = "*_parse.json", AttachmentFrom = "image" } };

    public AttachmentSearchTests()
    {
        _tree.Write("FL/Belmar_01_parse.json");
        _tree.Write("FL/Belmar_01.png");
        _tree.Write("FL/Other.png");
        _tree.Write("PA/Belmar_01.png");
        _tree.Write("PA/Beaker_01.png");
        _tree.Write("TX/O'Hara_01.png");
        _tree.Write("../secret.png");
        _tree.Link("FL/out.png", "../../secret.png");
        _tree.Link("FL/nowhere.png", "missing.png");
        _tree.Link("latest", "PA");
    }

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData(null, "FL/Belmar_01.png")]
    [InlineData("  ", "FL/Belmar_01.png")]
    [InlineData("Other.png", "FL/Other.png")]
    [InlineData("./Other.png", "FL/Other.png")]
    [InlineData("../PA/Beaker_01.png", "PA/Beaker_01.png")]
    [InlineData("PA/Beaker_01.png", "PA/Beaker_01.png")]
    [InlineData("PA\\Beaker_01.png", "PA/Beaker_01.png")]
    [InlineData("latest/Beaker_01.png", "PA/Beaker_01.png")]
    [InlineData("pa/BEAKER_01.PNG", "PA/Beaker_01.png")]
    [InlineData("TX/O'Hara_01.png", "TX/O'Hara_01.png")]
    public void A_path_starts_at_the_record_or_at_the_root(string? said, string expected) => Assert.Equal(expected, Find(said).File?.Path);

    [Theory]
    [InlineData("/home/scraper/2025-08-04/PA/Beaker_01.png", "PA/Beaker_01.png")]
    [InlineData("/home/scraper/PA/Belmar_01.png", "PA/Belmar_01.png")]
    [InlineData("/home/scraper/XX/Belmar_01.png", "FL/Belmar_01.png")]
    [InlineData("/home/scraper/gone.png", "FL/Belmar_01.png")]
    [InlineData("scrapes/2025/PA/Beaker_01.png", "PA/Beaker_01.png")]
    public void A_path_of_another_machine_is_known_by_its_longest_end_then_by_the_folder_of_the_record_then_by_its_name(string said, string expected) =>
        Assert.Equal(expected, Find(said).File?.Path);

    [Theory]
    [InlineData("FL/Other.png", "FL/Other.png")]
    [InlineData("latest/Beaker_01.png", "PA/Beaker_01.png")]
    public void A_full_path_into_the_folder_is_taken(string within, string expected) => Assert.Equal(expected, Find(_tree.At(within)).File?.Path);

    [Theory]
    [InlineData("../../secret.png")]
    [InlineData("../../../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("/etc/../etc/./passwd")]
    [InlineData("out.png")]
    [InlineData("FL/out.png")]
    [InlineData("/gone/FL/out.png")]
    [InlineData("C:\\scrape\\FL\\Other.png")]
    [InlineData("C:Other.png")]
    [InlineData("\\\\server\\share\\FL\\Other.png")]
    [InlineData("//server/share/Other.png")]
    [InlineData("https://example.org/FL/Other.png")]
    [InlineData("Other.png\0.jpg")]
    public void What_lies_outside_the_folder_is_refused(string said)
    {
        var (file, fault) = Find(said);

        Assert.Null(file);
        Assert.Equal((RowErrorCodes.AttachmentOutside, "attachment"), (fault!.Code, fault.Column));
    }

    [Fact]
    public void A_full_path_beside_the_folder_is_refused()
    {
        var (file, fault) = Find(_tree.At("../secret.png"));

        Assert.Null(file);
        Assert.Equal(
            $"FL/Belmar_01_parse.json: its attachment '{_tree.At("../secret.png")}' lies outside the folder, and only what is in it is taken. Copy the file into the folder, name it there, and import the folder again.",
            fault!.Message);
    }

    [Fact]
    public void Two_files_that_may_be_meant_are_refused_unless_one_lies_beside_the_record()
    {
        _tree.Write("NY/Belmar_02_parse.json");
        _tree.Write("FL/Belmar_02.png");
        _tree.Write("PA/Belmar_02.png");

        var (file, fault) = Find("/gone/Belmar_02.png", "NY/Belmar_02_parse.json");

        Assert.Null(file);
        Assert.Equal(RowErrorCodes.AttachmentAmbiguous, fault!.Code);
        Assert.Equal("NY/Belmar_02_parse.json: its attachment '/gone/Belmar_02.png' may be FL/Belmar_02.png or PA/Belmar_02.png. Name it by its path in the folder, and import the folder again.", fault.Message);
    }

    [Fact]
    public void What_is_nowhere_is_missing_and_the_message_says_what_was_looked_for()
    {
        _tree.Write("NY/New_parse.json");

        Assert.Equal(
            "NY/New_parse.json: its attachment '/gone/New.png' is nowhere in the folder, and there is no New.png beside it. Put the file there and import the folder again.",
            Find("/gone/New.png", "NY/New_parse.json").Fault?.Message);
        Assert.Equal(
            "NY/New_parse.json: it names no attachment, and there is no New.png beside it. Put the file there and import the folder again.", Find(null, "NY/New_parse.json").Fault?.Message);
        Assert.Equal(
            "FL/Belmar_01_parse.json: its attachment FL/nowhere.png is a link that leads nowhere. Put the file there and import the folder again.", Find("nowhere.png").Fault?.Message);
    }

    [Fact]
    public void Extensions_are_tried_in_turn_behind_the_name_with_and_without_its_usual_end()
    {
        _tree.Write("NY/a_parse.json");
        _tree.Write("NY/a_parse.jpg");
        var options = _tree.Options with { AttachmentExtensions = ["png", ".jpg"] };
        var tree = _tree.Walk();

        Assert.Equal("NY/a_parse.jpg", new AttachmentSearch(tree, options).Find(tree.Find("NY/a_parse.json")!, null).File?.Path);
    }

    private (TreeFile? File, Inhaul.Parsing.RecordFault? Fault) Find(string? said, string record = "FL/Belmar_01_parse.json")
    {
        var tree = _tree.Walk();
        return new AttachmentSearch(tree, _tree.Options).Find(tree.Find(record)!, said);
    }
}
