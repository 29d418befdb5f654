using System.Diagnostics;
using Inhaul.Review.Changes;

namespace Inhaul.Review.Tests.Changes;

public sealed class GitChangesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_count_that_were_changed_added_staged_or_are_unknown_to_git()
    {
        Commit(("same.py", "a\nb\n"), ("changed.py", "a\nb\nc\n"), ("sub/staged.py", "a\n"), ("script [1]", "a\n"));
        _folder.Write("changed.py", "a\nB\nc\nd\n");
        _folder.Write("sub/staged.py", "a\nb\n");
        Git("add", "sub/staged.py");
        _folder.Write("new file.py", "a\n");
        _folder.Write("script [1]", "a\nb\n");

        var changes = await ReadAsync("HEAD", "same.py", "changed.py", "sub/staged.py", "new file.py", "script [1]");

        Assert.Equal([], LinesOf(changes, "same.py", 2));
        Assert.Equal([2, 4], LinesOf(changes, "changed.py", 4));
        Assert.Equal([2], LinesOf(changes, "sub/staged.py", 2));
        Assert.Equal([1], LinesOf(changes, "new file.py", 1));
        Assert.Equal([2], LinesOf(changes, "script [1]", 2));
    }

    [Fact]
    public async Task Since_an_older_revision_all_later_commits_count()
    {
        Commit(("a.py", "a\nb\n"));
        Git("tag", "v1");
        Commit(("a.py", "a\nb\nc\n"));

        Assert.Equal([3], LinesOf(await ReadAsync("v1", "a.py"), "a.py", 3));
        Assert.Equal([], LinesOf(await ReadAsync("HEAD", "a.py"), "a.py", 3));
    }

    [Fact]
    public async Task A_file_that_was_only_renamed_has_no_changed_line()
    {
        Commit(("old.py", string.Concat(Enumerable.Range(1, 20).Select(line => $"line {line}\n"))));
        Git("mv", "old.py", "new.py");
        _folder.Write("new.py", File.ReadAllText(_folder.PathOf("new.py")) + "one more\n");

        Assert.Equal([21], LinesOf(await ReadAsync("HEAD", "new.py"), "new.py", 21));
    }

    [Fact]
    public async Task What_a_person_has_configured_in_git_changes_nothing()
    {
        Commit(("ä b.py", "a\n"));
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("diff.external", "false"), ("color.ui", "always"), ("diff.renames", "false"), ("diff.interHunkContext", "9")])
        {
            Git("config", name, value);
        }

        _folder.Write("ä b.py", "a\nb\n");

        Assert.Equal([2], LinesOf(await ReadAsync("HEAD", "ä b.py"), "ä b.py", 2));
    }

    [Fact]
    public async Task A_finding_counts_by_its_line_and_by_the_steps_of_its_path()
    {
        Commit(("a.py", "a\nb\nc\nd\ne\n"));
        _folder.Write("a.py", "a\nb\nC\nd\ne\n");
        var changes = await ReadAsync("HEAD", "a.py");
        var old = ExampleReview.Finding with { File = _folder.PathOf("a.py"), Line = 1, Path = [new PathStep(1, "begin"), new PathStep(5, "exit")] };
        var byStep = old with { Path = [new PathStep(1, "begin"), new PathStep(3, "work raises"), new PathStep(5, "exit")] };
        var byLine = old with { Line = 3, Path = [] };

        var inAnother = byStep with { File = _folder.PathOf("b.py"), Path = [new PathStep(3, "work raises") { File = _folder.PathOf("a.py") }] };

        Assert.Equal([byStep, byLine, inAnother], changes.Limit(ExampleReview.Report(old, byStep, byLine, inAnother), ExampleReview.Files()).Findings);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    [InlineData("HEAD..HEAD")]
    public async Task An_unknown_revision_is_named(string revision)
    {
        Commit(("a.py", "a\n"));

        var refusal = await Assert.ThrowsAsync<ReviewException>(() => ReadAsync(revision, "a.py"));
        Assert.StartsWith($"--diff {revision}: {_folder.Path} has no such revision.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_in_no_repository_is_named()
    {
        var refusal = await Assert.ThrowsAsync<ReviewException>(() => ReadAsync("HEAD"));
        Assert.Equal($"--diff: {_folder.Path} is in no git repository with a working tree. Leave --diff out to review all of it.", refusal.Message);
    }

    private static IEnumerable<int> LinesOf(ChangedLines changes, string file, string folder, int count) => Enumerable.Range(1, count).Where(line => changes.Has(Path.Combine(folder, file), line));

    private IEnumerable<int> LinesOf(ChangedLines changes, string file, int count) => LinesOf(changes, file, _folder.Path, count);

    private Task<ChangedLines> ReadAsync(string revision, params string[] files) => GitChanges.ReadAsync([_folder.Path], files.Select(_folder.PathOf), revision, CancellationToken.None);

    private void Commit(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            _folder.Write(name, text);
        }

        if (!Directory.Exists(_folder.PathOf(".git")))
        {
            Git("init", "--quiet");
        }

        Git("add", "--all");
        Git("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "-m", "Change");
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", _folder.Path, .. arguments]);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
