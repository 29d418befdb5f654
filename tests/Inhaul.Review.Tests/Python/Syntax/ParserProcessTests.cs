using Inhaul.Review.Python;

namespace Inhaul.Review.Tests.Python.Syntax;

/// <summary>A <c>python3</c> that is not there, is none, or ends while it works.</summary>
public sealed class ParserProcessTests : IDisposable
{
    private static readonly ReviewFile _import = new("imports.py", "def run(db, scanner_id, sub_id):\n    insert_data_importer(db, scanner_id, sub_id, 'assets')\n"u8.ToArray());
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_that_is_missing_is_named() => Refused(_folder.PathOf("python3"));

    [Fact]
    public void One_that_may_not_be_run_is_named() => Refused(_folder.Write("python3", "#!/bin/sh\n"));

    [Theory]
    [InlineData("exit 2")]
    [InlineData("echo Python 2.7.18; cat")]
    public void One_that_is_no_python_3_is_named(string body) => Refused(Program($"#!/bin/sh\n{body}\n"));

    [Fact]
    public void One_that_ends_over_a_file_goes_on_with_the_next()
    {
        var report = Review(Mortal, new("first.py", "x = 1\n"u8.ToArray()), new("deadly.py", "x = 'die'\n"u8.ToArray()), new("also.py", "y = 'die'\n"u8.ToArray()), _import);
        Assert.Equal(["deadly.py", "also.py"], report.Notes.Select(note => note.File));
        Assert.All(report.Notes, note => Assert.Equal("Python ends while it parses this file; leave it out of the review.", note.Message));
        Assert.Equal("imports.py", Assert.Single(report.Findings).File);
    }

    [Fact]
    public void Several_that_end_leave_no_file_out()
    {
        var files = Enumerable.Range(0, 120).Select(at => new ReviewFile($"file{at}.py", at % 40 == 7 ? "x = 'die'\n"u8.ToArray() : _import.Content)).ToArray();
        var report = Review(Mortal, files);
        Assert.Equal(["file7.py", "file47.py", "file87.py"], report.Notes.Select(note => note.File));
        Assert.Equal(117, report.Findings.Count);
    }

    /// <summary>Python as it is, but it ends at once when a file says so.</summary>
    private string Mortal => Program("""
        #!/usr/bin/env python3
        import os, sys
        script = sys.argv[-1].replace("def answer(content, whole):", "def answer(content, whole):\n    if b'die' in content: os._exit(9)")
        exec("import os\n" + script)
        """);

    private void Refused(string python)
    {
        var refusal = Assert.Throws<ReviewException>(() => Review(python, _import));
        Assert.Equal($"Python files are parsed by '{python}', which does not run here as Python 3.8 or newer; install python3, or put it on the path.", refusal.Message);
    }

    private string Program(string text)
    {
        var path = _folder.Write("program", text);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script is no program there.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return path;
    }

    private static ReviewReport Review(string python, params ReviewFile[] files) => new PythonReviewer(ReviewRules.Default, python).Review(files, TestContext.Current.CancellationToken);
}
