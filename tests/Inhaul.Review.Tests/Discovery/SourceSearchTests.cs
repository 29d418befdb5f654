using Inhaul.Review.Discovery;

namespace Inhaul.Review.Tests.Discovery;

public sealed class SourceSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gives_its_python_files_without_tests_and_without_what_others_wrote()
    {
        foreach (var name in (string[])["a.py", "sub/b.pyw", "sub/c.txt", "sub/contest.py", ".git/x.py", "venv/x.py", ".venv/x.py", "node_modules/x.py", "sub/__pycache__/x.py", "mine/pyvenv.cfg", "mine/lib/x.py",
            "tests/d.py", "sub/tests/deep/e.py", "test_f.py", "g_test.py", "conftest.py", "legacy/h.py"])
        {
            _folder.Write(name, "x = 1\n");
        }

        Assert.Equal(["a.py", "sub/b.pyw", "sub/contest.py"], Names(Find([_folder.Path], "legacy")));
    }

    [Fact]
    public void A_file_that_is_named_is_taken_whatever_its_name_and_once()
    {
        var script = _folder.Write("nightly", "#!/usr/bin/env python3\n");
        var other = _folder.Write("venv/a.py", "x = 1\n");

        Assert.Equal(["nightly", "venv/a.py"], Names(Find([script, script, _folder.PathOf("venv"), other])));
    }

    [Fact]
    public void A_file_or_folder_that_is_named_and_not_reviewed_is_noted()
    {
        var test = _folder.Write("test_a.py", "x = 1\n");
        var old = _folder.Write("old.py", "x = 1\n");
        Directory.CreateDirectory(_folder.PathOf("empty"));
        var found = Find([test, old, _folder.PathOf("empty")], "old.py");

        Assert.Empty(found.Files);
        Assert.Equal(
            ["Test code is not reviewed: files under tests/ or test/, test_*.py, *_test.py, conftest.py.", "The configuration leaves this file out.", "There is no Python file here to review; test code and excluded paths are not reviewed."],
            found.Notes.Select(note => note.Message));
    }

    [Fact]
    public void A_link_to_a_folder_is_not_followed()
    {
        _folder.Write("a/b.py", "x = 1\n");
        Directory.CreateSymbolicLink(_folder.PathOf("a/round"), _folder.Path);

        Assert.Equal(["a/b.py"], Names(Find([_folder.Path])));
    }

    [Fact]
    public void A_file_that_is_gone_when_it_is_read_is_noted_and_the_rest_is_found()
    {
        _folder.Write("a.py", "x = 1\n");
        File.CreateSymbolicLink(_folder.PathOf("gone.py"), _folder.PathOf("nowhere.py"));
        File.CreateSymbolicLink(_folder.PathOf("round.py"), _folder.PathOf("round.py"));
        var found = Find([_folder.Path]);

        Assert.Equal(["a.py"], Names(found));
        Assert.Equal(["gone.py", "round.py"], found.Notes.Select(note => Path.GetFileName(note.File)).Order(StringComparer.Ordinal));
        Assert.All(found.Notes, note => Assert.StartsWith("The file cannot be read: ", note.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_named_pipe_that_is_called_like_a_file_keeps_nobody_waiting()
    {
        _folder.Write("a.py", "x = 1\n");
        System.Diagnostics.Process.Start("mkfifo", [_folder.PathOf("pipe.py")]).WaitForExit();

        var found = await Task.Run(() => Find([_folder.Path])).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(["a.py", "pipe.py"], Names(found).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_with_the_name_of_a_file_is_a_folder()
    {
        _folder.Write("a.py/b.py", "x = 1\n");

        Assert.Equal(["a.py/b.py"], Names(Find([_folder.Path])));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_named()
    {
        var refusal = Assert.Throws<ReviewException>(() => Find([_folder.PathOf("gone.py")]));
        Assert.Equal($"{_folder.PathOf("gone.py")} does not exist.", refusal.Message);
    }

    private static FoundSources Find(IReadOnlyList<string> paths, params string[] excluded) => SourceSearch.Find(paths, ExcludedPaths.Of(excluded), CancellationToken.None);

    private IEnumerable<string> Names(FoundSources found) => found.Files.Keys.Select(file => Path.GetRelativePath(_folder.Path, file));
}
