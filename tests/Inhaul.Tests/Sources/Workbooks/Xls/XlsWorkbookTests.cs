using System.Text;
using Inhaul.Sources;

namespace Inhaul.Tests.Sources.Workbooks.Xls;

/// <summary>Workbooks in the binary format, as another program wrote one.</summary>
public sealed class XlsWorkbookTests : IDisposable
{
    private static readonly byte[] Members = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "members.xls"));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_kind_of_cell_is_read()
    {
        var found = await SourceFinder.FindAsync([InputFile.At(_folder.Write("members.xls", Members))], [], sheet: null, new SourceLimits(), default);
        var source = found.Only;
        Assert.Equal(("Members", ContentKind.LegacyWorkbook), (source.Sheet, source.Kind));
        Assert.Equal(
            [
                "members.xls: the sheet 'Members' is read, 'Hidden', 'Empty' are not; --sheet chooses another",
                "members.xls: the sheet 'Members' has merged cells (1 areas); of each area only the first cell has the value",
            ], found.Notes);
        using var reader = new StreamReader(source.OpenUtf8(), Encoding.UTF8);
        Assert.Equal(
            [
                "Report of members",
                "",
                "id\tname\tborn\tseen\tat\ttook\tzip\tshare\tfee\tactive\tsum\tword\tnote",
                "1\tAnn \"A\"\t2000-02-29\t2024-03-01T13:46:00\t13:30:00\t25:30:00\t01234\t0.125\t1234.5\ttrue\t3\tab\ttwo\\nlines",
                "",
                "2\t漢字 née 😀\t60\t2024-03-01T00:00:00\t00:00:00\t06:00:00\t00007\t1\t0.3\tfalse\t\\!#DIV/0!\t\\!#N/A\t  spaces ",
                $"123456789012\t{new string('x', 9000)}{new string('漢', 3000)}end\t\t\t\t\t\t\t-0.07\t\t100000000000000000000\t0.1\ttab\\there \\\\",
                "",
                "4\tDi",
            ], (await reader.ReadToEndAsync()).TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_person_may_choose_a_sheet_that_is_hidden()
    {
        var source = await TempFolder.SourceAtAsync(_folder.Write("members.xls", Members), sheet: "hidden");
        using var reader = new StreamReader(source.OpenUtf8(), Encoding.UTF8);
        Assert.Equal("secret\n1\n", await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData("EncryptedPackage", "b.xls is protected by a password, so that it cannot be read. Save it without one and import that.")]
    [InlineData("Book", "b.xls is a workbook of Excel 95 or older, which is not read. Save it as xlsx and import that.")]
    [InlineData("WordDocument", "b.xls is a document of an office program, but no workbook. Save the rows as CSV or a workbook (xlsx) and import that.")]
    public async Task A_document_that_is_no_such_workbook_is_called_what_it_is(string stream, string message)
    {
        var document = Members.ToArray();
        var entry = document.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Workbook\0"));
        Encoding.Unicode.GetBytes(stream.PadRight(32, '\0')).CopyTo(document, entry);
        document[entry + 64] = (byte)((stream.Length + 1) * 2);
        Assert.Equal(message, (await Assert.ThrowsAsync<InvalidConfigurationException>(() => _folder.SourceAsync(document, "b.xls"))).Message);
    }

    [Fact]
    public async Task A_workbook_with_a_password_is_refused()
    {
        // The record with the code page becomes one that says how the rest is encrypted.
        var encrypted = Members.ToArray();
        encrypted[encrypted.AsSpan().IndexOf("\x42\x00\x02\x00"u8)] = 0x2F;
        Assert.Equal(
            "b.xls is protected by a password, so that it cannot be read. Save it without one and import that.",
            (await Assert.ThrowsAsync<InvalidConfigurationException>(() => _folder.SourceAsync(encrypted, "b.xls"))).Message);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_it_is_told_in_one_sentence()
    {
        var random = new Random(20261128);
        for (var i = 0; i < 400; i++)
        {
            var changed = i % 4 == 0 ? Members[..random.Next(512, Members.Length)] : Members.ToArray();
            for (var change = 0; i % 4 != 0 && change <= i % 5; change++)
            {
                // Most of the file is two long texts: what says how to read it is at its start and end.
                var at = random.Next(3) == 0 ? random.Next(changed.Length) : random.Next(2) == 0 ? random.Next(3_000) : changed.Length - 1 - random.Next(6_000);
                changed[at] = (byte)random.Next(256);
            }

            var path = _folder.Write("b.xls", changed);
            try
            {
                var source = await TempFolder.SourceAtAsync(path);
                await using var text = source.OpenUtf8();
                await text.CopyToAsync(Stream.Null);
            }
            catch (InvalidConfigurationException refusal)
            {
                Assert.DoesNotContain('\n', refusal.Message);
            }
        }
    }
}
