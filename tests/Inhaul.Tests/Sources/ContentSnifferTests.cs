using System.Text;
using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

/// <summary>What people hand in that holds no rows is told by what it is, and what to do.</summary>
public sealed class ContentSnifferTests
{
    /// <summary>How files begin, in Latin-1, and what they are.</summary>
    public static TheoryData<string, string> Others { get; } = new()
    {
        { "%PDF-1.7\n%âãÏÓ", "a PDF document" },
        { "{\\rtf1\\ansi", "a text document (RTF)" },
        { "\u0089PNG\r\n\u001a\n", "a picture (PNG)" },
        { "ÿØÿà\0\u0010JFIF", "a picture (JPEG)" },
        { "GIF89a\u0001", "a picture (GIF)" },
        { "II*\0\b", "a picture (TIFF)" },
        { "RIFF\u0010\0\0\0WEBPVP8 ", "a picture (WebP)" },
        { "BM\u0010\u0001\0\0\0\0\0\06\0\0\0(", "a picture (BMP)" },
        { "\0\0\0\u0018ftypheic", "a film or a picture" },
        { "ID3\u0004\0", "a sound (MP3)" },
        { "SQLite format 3\0\u0010", "an SQLite database" },
        { "\0\u0001\0\0Standard Jet DB\0", "an Access database" },
        { "PGDMP\u0001\u000e", "a dump of a PostgreSQL database" },
        { "PAR1\u0015\u0004", "a Parquet file" },
        { "Obj\u0001\u0004", "an Avro file" },
        { "\u007fELF\u0002", "a program" },
        { "MZ\u0090\0\u0003", "a program" },
        { "#!/bin/sh\n", "a program (a script)" },
        { "7z\u00bc\u00af'\u001c", "a 7-Zip archive" },
        { "Rar!\u001a\a\u0001", "a RAR archive" },
        { new string('a', 100) + new string('\0', 157) + "ustar\000", "a tar archive" },
        { "\u00fd7zXZ\0", "compressed with xz" },
        { "(\u00b5/\u00fd\u0004", "compressed with Zstandard" },
        { "BZh91AY&SY", "compressed with bzip2" },
        { "\u001f\u008b\b\0", "packed a second time (gzip)" },
        { "<!DOCTYPE html>\n<html>", "a web page" },
        { "\r\n  <HTML lang=\"en\">", "a web page" },
        { "ï»¿<html>", "a web page" },
        { "ÿþ<\0h\0t\0m\0l\0>\0", "a web page" },
        { "<table border=1>", "a web page" },
        { "<?xml version=\"1.0\"?>", "an XML document" },
        { "<svg xmlns=", "a picture (SVG)" },
        { "-----BEGIN CERTIFICATE-----", "a key or a certificate" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_holds_no_rows_is_refused_by_what_it_is(string start, string what)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => ContentSniffer.Sniff(Encoding.Latin1.GetBytes(start), "x.csv"));
        Assert.StartsWith($"x.csv is {what}, ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("mport th", refusal.Message.Replace("import what", "import that", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData("id,name\n1,Ann\n")]
    [InlineData("PAR1,PAR2,PAR3\n4,5,3\n")]
    [InlineData("ID3,name\n1,x\n")]
    [InlineData("ab,ftyp\n1,2\n")]
    [InlineData("BM,MZ\n1,2\n")]
    [InlineData("\"<html>\",b\n1,2\n")]
    [InlineData("<id>,<name>\n1,2\n")]
    [InlineData("# exported\nid\n")]
    public void Text_that_only_looks_a_little_like_something_else_is_text(string text) =>
        Assert.Equal(ContentKind.Delimited, ContentSniffer.Sniff(Encoding.UTF8.GetBytes(text), "x.csv"));
}
