using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Samples;

/// <summary>What the import of licence searches says when it is not understood. Nothing is written then.</summary>
public sealed class LicensesUsageTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "--states-dir scrape", "Option '--tag' is required." },
        { "--tag aug", "Option '--states-dir' is required: it names the folder with the record files." },
        { "--tag aug --states-dir nowhere", "nowhere is no folder." },
        { "--tag aug --states-dir scrape --batch-size 0", "--batch-size 0 is out of range; it must be from 1 to 1000000." },
        { "--tag aug --states-dir scrape --max-workers many", "Cannot parse argument 'many' for option '--max-workers' as expected type 'System.Int32'." },
        { "--tag aug --states-dir scrape --max-concurrent-uploads 1001", "--max-concurrent-uploads 1001 is out of range; it must be from 1 to 1000." },
        { "--tag aug --states-dir scrape --store mysql://shop", "The store mysql://shop is neither a file of SQLite nor the URL of a PostgreSQL database." },
        { "--tag aug --states-dir scrape --resume", "Unrecognized command or argument '--resume'." },
        { "--tag aug --states-dir scrape --single-file FL/x_parse.json", "There is no file FL/x_parse.json in the folder " },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Wrong_usage_ends_with_2_and_one_sentence(string arguments, string sentence)
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.PathOf("scrape"));
        place.Write("scrape/a_parse.json", "{}");

        using var running = place.StartProgram(RunningCommand.Host, [RunningCommand.Application("Licenses"), .. arguments.Split(' ')]);
        var refused = (await running.WaitAsync()).Expect(2);

        Assert.StartsWith($"Licenses: {sentence}", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
        Assert.False(Directory.Exists(place.PathOf("attachments")));
    }
}
