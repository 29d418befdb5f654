using Inhaul.Attachments;
using Inhaul.Stores;

namespace Inhaul.Tests.Attachments;

/// <summary>Paths of attachments start from a folder and never lead out of it.</summary>
public sealed class AttachmentRootTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inhaul-root-").FullName;

    public AttachmentRootTests()
    {
        Directory.CreateDirectory(Full("root/a"));
        File.WriteAllText(Full("root/a/1.png"), "one");
        File.WriteAllText(Full("secret.png"), "secret");
        File.CreateSymbolicLink(Full("root/out.png"), Full("secret.png"));
        File.CreateSymbolicLink(Full("root/in.png"), "a/1.png");
        File.CreateSymbolicLink(Full("root/nowhere.png"), Full("root/gone.png"));
        Directory.CreateSymbolicLink(Full("root/up"), _folder);
        Directory.CreateSymbolicLink(Full("root/beside"), Full("root/a"));
        Directory.CreateSymbolicLink(Full("other"), Full("root"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a/1.png", "a/1.png")]
    [InlineData("./a//1.png", "a/1.png")]
    [InlineData("a/../a/1.png", "a/1.png")]
    [InlineData(@"a\1.png", "a/1.png")]
    [InlineData("in.png", "in.png")]
    [InlineData("beside/1.png", "beside/1.png")]
    [InlineData("none.png", "none.png")]
    [InlineData("none/none.png", "none/none.png")]
    [InlineData("nowhere.png", "nowhere.png")]
    public void A_path_inside_is_found_whether_a_file_is_there_or_not(string path, string found) => Assert.Equal(Full($"root/{found}"), Root().Find(path));

    [Theory]
    [InlineData("../secret.png")]
    [InlineData("a/../../secret.png")]
    [InlineData(@"..\secret.png")]
    [InlineData("../rooted/1.png")]
    [InlineData("/etc/hostname")]
    [InlineData("out.png")]
    [InlineData("up/secret.png")]
    [InlineData(@"C:\pictures\1.png")]
    [InlineData("C:1.png")]
    [InlineData(@"\\server\share\1.png")]
    [InlineData("//server/share/1.png")]
    [InlineData("file:///etc/hostname")]
    [InlineData("a/1.png\0.txt")]
    public void A_path_that_leads_out_is_none(string path) => Assert.Null(Root().Find(path));

    [Fact]
    public void A_path_in_full_is_taken_when_it_leads_into_the_folder_by_either_of_its_names()
    {
        Assert.Equal(Full("root/a/1.png"), Root().Find(Full("root/a/1.png")));
        Assert.Equal(Full("other/a/1.png"), AttachmentRoot.Open(Full("other")).Find(Full("other/a/1.png")));
        Assert.Equal(Full("root/a/1.png"), AttachmentRoot.Open(Full("other")).Find(Full("root/a/1.png")));
        Assert.Null(Root().Find(Full("secret.png")));
    }

    [Fact]
    public void A_name_may_have_a_backslash_where_the_system_allows_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It separates names there.");
        File.WriteAllText(Full(@"root/odd\name.png"), "odd");
        Assert.Equal(Full(@"root/odd\name.png"), Root().Find(@"odd\name.png"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_trouble_that_may_pass() =>
        Assert.True(Assert.Throws<AttachmentTroubleException>(() => AttachmentRoot.Open(Full("gone"))).MayPass);

    private AttachmentRoot Root() => AttachmentRoot.Open(Full("root"));

    private string Full(string path) => Path.Combine(_folder, path);
}
