using System.Globalization;
using System.Text;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Sources;

namespace Inhaul.Tests.Profiling;

public sealed class EarlyProfileTests : IDisposable
{
    /// <summary>More than is read of a file before it is told what it seems to be.</summary>
    private const int Rows = 200_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_source_is_told_by_its_beginning_and_is_what_it_seems()
    {
        var (seeming, found) = await FindAsync(Bytes("0,last\n"));
        Assert.Equal(found with { Sha256 = "" }, seeming);
        var profile = await ProfileAsync(seeming, found);
        Assert.Equal((found, Rows + 1L, "last"), (profile.Source, profile.Rows, profile.Columns[1].Min));
    }

    [Fact]
    public async Task A_source_that_turns_out_to_have_another_encoding_is_profiled_in_that_one()
    {
        var (seeming, found) = await FindAsync([.. Bytes(""), .. "1,"u8, 0xE9, (byte)'\n']);
        Assert.Equal((SourceEncoding.Utf8, SourceEncoding.Windows1252), (seeming!.Encoding.Name, found.Encoding.Name));
        Assert.Equal("é", (await ProfileAsync(seeming, found)).Columns[1].Max);
    }

    [Fact]
    public async Task Nothing_is_told_of_what_is_read_at_once_or_packed()
    {
        Assert.Null((await FindAsync("id,word\n1,a\n"u8.ToArray())).Seeming);
        Assert.Null((await FindAsync(Sources.Packed.Gzip(Bytes("0,last\n")))).Seeming);
    }

    [Fact]
    public async Task A_profile_of_what_the_source_seemed_to_be_fails_as_one_of_what_it_is()
    {
        var (seeming, found) = await FindAsync(Bytes("0,last\n"));
        var limits = new SourceLimits { Columns = 1 };
        await using var early = new EarlyProfile(seeming, ParseOptions.None, limits, showSensitive: false, TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => early.OfAsync(found));
        Assert.Equal("rows.csv has 2 columns, more than the limit of 1. Raise it with --limit columns=2 if that is meant.", refusal.Message);
    }

    private static byte[] Bytes(string last) =>
        Encoding.UTF8.GetBytes("id,word\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},word\n"))) + last);

    private static async Task<SourceProfile> ProfileAsync(SourceFile? seeming, SourceFile found)
    {
        await using var early = new EarlyProfile(seeming, ParseOptions.None, new SourceLimits(), showSensitive: false, TestContext.Current.CancellationToken);
        return await early.OfAsync(found);
    }

    private async Task<(SourceFile? Seeming, SourceFile Found)> FindAsync(byte[] bytes)
    {
        SourceFile? seeming = null;
        var found = await SourceFinder.FindAsync([InputFile.At(_folder.Write("rows.csv", bytes))], [], sheet: null, new SourceLimits(), begun => seeming = begun, TestContext.Current.CancellationToken);
        return (seeming, found.Only);
    }
}
