using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An import is submitted once, with all it needs, and found again.</summary>
public abstract class SubmissionContract : StoreTest
{
    private protected SubmissionContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_submitted_import_is_found_as_it_was_submitted()
    {
        var submitted = SampleImport.Of(SampleTable.People.On("newest:id"), 3, 2);
        var (import, created) = await Store.SubmitAsync(submitted, Cancel);

        var found = (await Store.FindAsync(SampleImport.Tenant, import.Id, Cancel))!;

        Assert.True(created);
        Assert.Equal(ImportState.Queued, found.State);
        Assert.Equal(ImportPhase.Upload, found.Phase);
        Assert.Equal((5, 2), (found.RowTotal, found.ChunkTotal));
        Assert.Equal(submitted.IdempotencyKey, found.IdempotencyKey);
        Assert.Equal((SampleImport.Tenant, "people", SampleImport.Ann), (found.Tenant, found.Type, found.CreatedBy));
        Assert.Equal(RowCounts.None, found.Counts);
        Assert.Equal(submitted.Sample, found.Sample);
        Assert.Null(found.Error);
        Assert.Null(found.StartedAt);
        Assert.Null(found.FinishedAt);
    }

    [Fact]
    public async Task The_options_of_an_import_survive_in_full()
    {
        var definition = new ImportDefinition(
            "odd \"table\"", [new FieldDefinition("Näme {0}", "na'me", ColumnType.TimestampTz, "dd/MM/yyyy zzz"), new FieldDefinition("k", "k", ColumnType.Uuid, null)],
            ["k"], new ConflictPolicy(ConflictAction.Newest, "na'me"), new DuplicatePolicy(DuplicateWinner.Reject));
        var submitted = SampleImport.Of(definition, 1);
        submitted = submitted with { Options = submitted.Options with { ChunkRows = 7, MaxErrors = 12, Limits = submitted.Options.Limits with { Columns = 3 } } };
        var (import, _) = await Store.SubmitAsync(submitted, Cancel);

        var kept = (await Store.NowAsync(import)).Options;

        Assert.Equivalent(submitted.Options, kept, strict: true);
    }

    [Fact]
    public async Task The_same_idempotency_key_is_answered_with_the_first_import()
    {
        var submitted = SampleImport.Of(3);
        var (first, _) = await Store.SubmitAsync(submitted, Cancel);

        var (second, created) = await Store.SubmitAsync(submitted with { Type = "other", Actor = "bob" }, Cancel);

        Assert.False(created);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("people", second.Type);
        Assert.Single(await Store.ListAsync(SampleImport.Tenant, 10, Cancel));
    }

    [Fact]
    public async Task Of_many_submissions_with_one_key_at_once_one_creates_the_import()
    {
        var submitted = SampleImport.Of(3);
        IImportStore[] stores = [Store, await Database.OpenAsync(), await Database.OpenAsync(), await Database.OpenAsync()];

        var answers = await Task.WhenAll(stores.Select(store => Task.Run(() => store.SubmitAsync(submitted, Cancel), Cancel)));

        Assert.Single(answers, answer => answer.Created);
        Assert.Single(answers.Select(answer => answer.Import.Id).Distinct());
    }

    [Fact]
    public async Task The_same_key_of_another_tenant_is_another_import()
    {
        var submitted = SampleImport.Of(3);
        var (first, _) = await Store.SubmitAsync(submitted, Cancel);

        var (second, created) = await Store.SubmitAsync(submitted with { Tenant = SampleImport.OtherTenant }, Cancel);

        Assert.True(created);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task The_table_is_created_with_the_import()
    {
        await Store.SubmitAsync(SampleImport.Of(3) with { CreateTable = true }, Cancel);

        Assert.NotNull(await Store.Target.DescribeAsync("people", Cancel));
    }

    [Fact]
    public async Task An_import_whose_table_cannot_be_created_is_not_submitted()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY)");
        var submitted = SampleImport.Of(3) with { CreateTable = true };

        await Assert.ThrowsAsync<TargetAppearedException>(() => Store.SubmitAsync(submitted, Cancel));

        Assert.Null(await Store.FindByKeyAsync(SampleImport.Tenant, submitted.IdempotencyKey, Cancel));
        Assert.Equal("0", await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("source")}"));
    }

    [Fact]
    public async Task An_import_is_found_by_its_key_and_by_the_start_of_its_id()
    {
        var (import, _) = await Store.SubmitAsync(SampleImport.Of(3), Cancel);

        Assert.Equal(import.Id, (await Store.FindByKeyAsync(SampleImport.Tenant, import.IdempotencyKey, Cancel))!.Id);
        Assert.Equal([import.Id], await Store.FindIdsAsync(SampleImport.Tenant, import.Id.ToString()[..11].ToUpperInvariant(), Cancel));
        Assert.Empty(await Store.FindIdsAsync(SampleImport.Tenant, "%", Cancel));
        Assert.Null(await Store.FindByKeyAsync(SampleImport.Tenant, "no such key", Cancel));
        Assert.Null(await Store.FindAsync(SampleImport.Tenant, Guid.NewGuid(), Cancel));
    }

    [Fact]
    public async Task Imports_are_listed_newest_first_up_to_a_limit()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            ids.Insert(0, (await Store.SubmitAsync(1)).Id);

            // Ids are ordered by the millisecond.
            await Task.Delay(2, Cancel);
        }

        Assert.Equal(ids.Take(5), (await Store.ListAsync(SampleImport.Tenant, 5, Cancel)).Select(import => import.Id));
        Assert.Equal(ids.Take(10), await Store.FindIdsAsync(SampleImport.Tenant, ids[0].ToString()[..1], Cancel));
    }

    [Fact]
    public async Task The_same_source_is_kept_once_per_tenant()
    {
        var first = SampleImport.Of(3);
        await Store.SubmitAsync(first, Cancel);
        await Store.SubmitAsync(SampleImport.Of(3) with { Options = first.Options }, Cancel);

        Assert.Equal(["acme|people.csv|100"], await Database.LinesAsync($"SELECT tenant, name, bytes FROM {Database.Ledger("source")}"));
    }
}
