using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Every oddity of a folder of licence searches gives exactly the rows, outcomes and errors that it has to.</summary>
public abstract class LicensesContract : LicensesTest
{
    private protected LicensesContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        File.WriteAllText(Beside("x.png"), "outside");
        LicenseFixtures.Write(Folder, Beside("x.png"));
        var unstorable = AddressOf(LicenseFixtures.Unstorable);
        Storage.Refuse = address => address == unstorable ? new AttachmentStorageException("the disk has a bad block", isTransient: false) : null;
    }

    [Theory]
    [InlineData(1, 25)]
    [InlineData(4, 3)]
    public async Task Every_oddity_becomes_what_it_has_to(int workers, int chunkRows)
    {
        var client = Licenses(workers, chunkRows);

        var (import, report) = await RunAsync(client);

        Assert.Equal(LicenseOutcomes.Rows, await TableAsync());
        Assert.Equal(LicenseOutcomes.OfFiles, await OutcomesAsync(import));
        Assert.Equal(LicenseOutcomes.Errors, (await ErrorsAsync(client, import)).Select(error => error.Replace(Beside("x.png"), "/elsewhere/x.png", StringComparison.Ordinal)));
        Assert.Equal(ImportState.CompletedWithErrors, import.State);
        Assert.Equal((26, 26, 50L), (report!.Files, report.Planned, report.Rows));
        Assert.Equal(LicenseOutcomes.Findings, report.Findings.Select(finding => $"{finding.File} {finding.Code}"));
    }

    [Fact]
    public async Task Every_cleaned_value_is_counted_and_the_original_is_kept()
    {
        var client = Licenses();
        var (import, _) = await RunAsync(client);

        var cleaned = await client.CleanedAsync(import.Id, SampleImport.Tenant, Cancel);

        Assert.Equal(
            [
                ("search_result.licenses.expiration_date", "null", 11L), ("search_result.licenses.expiration_date", "spaces", 1L), ("search_result.licenses.expiration_date", "trim", 4L),
                ("search_result.licenses.issue_date", "trim", 1L),
            ],
            cleaned.Select(values => (values.Column, values.Step, values.Count)).Order());
        Assert.Equal(("Not On File", ""), cleaned.Single(values => values is { Step: "null" }).Samples[0] is var first ? (first.Before, first.After) : default);
    }
}
