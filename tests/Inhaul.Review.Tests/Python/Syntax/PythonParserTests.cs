using System.Text;
using Inhaul.Review.Python;

namespace Inhaul.Review.Tests.Python.Syntax;

/// <summary>Files that are no Python: each gets one note with its line, and the rest is reviewed.</summary>
public sealed class PythonParserTests
{
    private const string Import = "def run(db, scanner_id, sub_id):\n    insert_data_importer(db, scanner_id, sub_id, 'assets')\n";

    [Theory]
    [InlineData("def run(:\n    pass\n", 1, "Python cannot parse it (invalid syntax); correct it, or leave it out of the review.")]
    [InlineData("x = 1\ny = (1,\n", 2, "Python cannot parse it ('(' was never closed); correct it, or leave it out of the review.")]
    [InlineData("def run():\n", 1, "Python cannot parse it (expected an indented block after function definition on line 1); correct it, or leave it out of the review.")]
    [InlineData("x = 'one\n", 1, "Python cannot parse it (unterminated string literal (detected at line 1)); correct it, or leave it out of the review.")]
    [InlineData("if True:\n        x = 1\n    y = 2\n", 3, "Python cannot parse it (unindent does not match any outer indentation level); correct it, or leave it out of the review.")]
    public void What_is_no_python_is_noted_with_its_line(string code, int line, string message) => Noted(Encoding.UTF8.GetBytes(code), line, message);

    [Theory]
    [InlineData("x = 1\nprint x\n", 2)]
    [InlineData("print 'a', x\n", 1)]
    [InlineData("exec 'x = 1'\n", 1)]
    [InlineData("try:\n    pass\nexcept ValueError, e:\n    pass\n", 3)]
    [InlineData("if x:\n    raise ValueError, 'no'\n", 2)]
    [InlineData("mode = 0777\n", 1)]
    [InlineData("size = 10L\n", 1)]
    [InlineData("text = ur'a'\n", 1)]
    [InlineData("if 1 <> 2:\n    pass\n", 1)]
    [InlineData("text = `x`\n", 1)]
    [InlineData("def run(a, (b, c)):\n    pass\n", 1)]
    [InlineData("if x:\n\tif y:\n        pass\n", 3)]
    public void Python_2_is_told_as_such(string code, int line)
    {
        var note = Assert.Single(Review(("old.py", Encoding.UTF8.GetBytes(code))).Notes);
        Assert.StartsWith("It is written for Python 2 (", note.Message, StringComparison.Ordinal);
        Assert.EndsWith("); translate it, or leave it out of the review.", note.Message, StringComparison.Ordinal);
        Assert.Equal(line, note.Line);
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_noted_with_their_line() =>
        Noted([.. "x = 1\nname = '"u8, 0xE4, .. "'\n"u8], 2, "Its bytes are not utf-8; save it as UTF-8, or name its encoding in the first line.");

    [Fact]
    public void Bytes_that_are_not_of_the_named_encoding_are_noted_with_their_line() =>
        Noted([.. "# coding: ascii\n\nname = '"u8, 0xE4, .. "'\n"u8], 3, "Its bytes are not ascii; save it as UTF-8, or name its encoding in the first line.");

    [Fact]
    public void An_encoding_that_does_not_exist_is_noted() =>
        Noted("# coding: no-such\nx = 1\n"u8.ToArray(), 1, "Its encoding is unknown or its bytes are not UTF-8; save it as UTF-8, or name its encoding in the first line.");

    [Fact]
    public void Utf_16_is_noted() =>
        Noted([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("x = 1\n")], 1, "Its encoding is unknown or its bytes are not UTF-8; save it as UTF-8, or name its encoding in the first line.");

    [Fact]
    public void Zero_bytes_are_noted_with_their_line() =>
        Noted("x = 1\ny = '\0'\n"u8.ToArray(), 2, "It holds a zero byte, so it is UTF-16 or no Python at all; save it as UTF-8, or leave it out of the review.");

    [Fact]
    public void What_is_nested_too_deeply_is_noted()
    {
        const string Message = "It is nested too deeply to be reviewed; split its expressions, or leave it out of the review.";
        Noted(Encoding.UTF8.GetBytes($"x = {new string('(', 300)}1{new string(')', 300)}\n"), 1, Message);
        Noted(Encoding.UTF8.GetBytes($"x = a{string.Concat(Enumerable.Repeat(".b()", 3000))}\n"), null, Message);
        Noted(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 120).Select(depth => $"{new string(' ', depth)}if x:\n")) + new string(' ', 120) + "pass\n"), 101, Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but words\n")]
    [InlineData("\n\n\n")]
    public void A_file_without_code_has_nothing_to_tell(string code)
    {
        var report = Review(("empty.py", Encoding.UTF8.GetBytes(code)));
        Assert.Empty(report.Notes);
        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Files);
    }

    [Fact]
    public void A_named_encoding_is_read() => Found([.. "# -*- coding: latin-1 -*-\nname = '"u8, 0xE4, .. "'\n"u8, .. Encoding.UTF8.GetBytes(Import)], 4);

    [Fact]
    public void A_byte_order_mark_is_no_code() => Found([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Import)], 2);

    [Fact]
    public void Lines_may_end_as_on_windows() => Found(Encoding.UTF8.GetBytes(Import.Replace("\n", "\r\n", StringComparison.Ordinal)), 2);

    [Fact]
    public void A_very_long_line_is_read() => Found(Encoding.UTF8.GetBytes($"x = [{string.Join(", ", Enumerable.Range(0, 100_000))}]\n{Import}"), 3);

    [Fact]
    public void Deep_but_possible_nesting_is_followed() => Found(Encoding.UTF8.GetBytes($"{Import}    x = a{string.Concat(Enumerable.Repeat(".b()", 400))}\n"), 2);

    [Fact]
    public void The_rest_is_reviewed()
    {
        var report = Review(
            ("broken.py", "def run(:\n"u8.ToArray()),
            ("old.py", "print 'insert_data_importer'\n"u8.ToArray()),
            ("bytes.py", [0xFF, 0xFE, 0]),
            ("imports.py", Encoding.UTF8.GetBytes(Import)));
        Assert.Equal(["broken.py", "old.py", "bytes.py"], report.Notes.Select(note => note.File));
        Assert.Equal(("imports.py", "P1"), Assert.Single(report.Findings.Select(finding => (finding.File, finding.Rule))));
    }

    private static void Noted(byte[] content, int? line, string message)
    {
        var report = Review(("broken.py", content), ("imports.py", Encoding.UTF8.GetBytes(Import)));
        Assert.Equal(new ReviewNote("broken.py", line, message), Assert.Single(report.Notes));
        Assert.Equal("imports.py", Assert.Single(report.Findings).File);
    }

    private static void Found(byte[] content, int line)
    {
        var report = Review(("imports.py", content));
        Assert.Empty(report.Notes);
        Assert.Equal(line, Assert.Single(report.Findings).Line);
    }

    private static ReviewReport Review(params (string Path, byte[] Content)[] files) =>
        new PythonReviewer(ReviewRules.Default).Review([.. files.Select(file => new ReviewFile(file.Path, file.Content))], TestContext.Current.CancellationToken);
}
