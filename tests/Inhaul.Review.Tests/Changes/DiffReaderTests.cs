using Inhaul.Review.Changes;

namespace Inhaul.Review.Tests.Changes;

public sealed class DiffReaderTests
{
    [Fact]
    public void Lines_of_hunks_are_those_of_the_new_file_and_what_looks_like_a_header_is_content()
    {
        var changes = Read("""
            diff --git a/a.py b/a.py
            --- a/a.py
            +++ b/a.py
            @@ -1 +1,2 @@ def f():
            --- a/gone.py
            +++ b/fake.py
            +@@ -1 +100 @@
            @@ -9,0 +12 @@
            +x
            diff --git a/gone.py b/gone.py
            --- a/gone.py
            +++ /dev/null
            @@ -1 +0,0 @@
            -x
            """);

        Assert.Equal([1, 2, 12], Enumerable.Range(0, 200).Where(line => changes.Has("/repo/a.py", line)));
        Assert.False(changes.Has("/repo/fake.py"));
        Assert.False(changes.Has("/repo/gone.py"));
    }

    [Fact]
    public void Where_lines_were_taken_away_their_neighbours_count()
    {
        var changes = Read("--- a/a.py\n+++ b/a.py\n@@ -5,2 +4,0 @@\n-x\n-y\n");

        Assert.Equal([4, 5], Enumerable.Range(0, 20).Where(line => changes.Has("/repo/a.py", line)));
    }

    [Theory]
    [InlineData("+++ b/with space.py\t", "/repo/with space.py")]
    [InlineData("+++ \"b/tab\\there \\\"ü\\\".py\"", "/repo/tab\there \"ü\".py")]
    [InlineData("+++ \"b/\\303\\244.py\"", "/repo/ä.py")]
    public void Names_are_read_as_git_writes_them(string header, string file) => Assert.True(Read($"--- a/x\n{header}\n@@ -1 +1 @@\n-x\n+y\n").Has(file, 1));

    private static ChangedLines Read(string diff)
    {
        var changes = new ChangedLines();
        DiffReader.Read(diff, "/repo", changes);
        return changes;
    }
}
