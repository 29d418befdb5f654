using Inhaul.Intake;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The same input again is recognised; asked for again all the same, it writes nothing.</summary>
public abstract class RepetitionContract : ImportTest
{
    private protected RepetitionContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task The_same_input_is_recognised_under_another_name()
    {
        var import = await ImportAsync(Request(People()));
        var copy = Write("copy.csv", await File.ReadAllLinesAsync(PathOf("people.csv"), Cancel));

        var again = await SubmitAsync(Request(copy) with { Type = import.Type });

        Assert.Equal((SubmissionKind.AlreadyImported, import.Id), (again.Kind, again.Import.Id));
        Assert.Single(await Store.ListAsync(SampleImport.Tenant, 10, Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task The_same_input_once_more_writes_no_row(int workers)
    {
        var path = People();
        var first = await ImportAsync(Request(path) with { ChunkRows = 7 }, workers);
        await Database.CountWritesAsync("people");

        var second = await ImportAsync(Request(path) with { ChunkRows = 7, Again = true }, workers);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((ImportState.Completed, new RowCounts { Unchanged = 30, Duplicate = 1 }), (second.State, second.Counts));
        Assert.Equal(0, await Database.WritesAsync());
        await AssertCleanAsync(second);
        Assert.Equal(second.Id, (await SubmitAsync(Request(path))).Import.Id);
    }

    [Fact]
    public async Task Another_question_about_the_same_input_is_another_import()
    {
        var path = People();
        var import = await ImportAsync(Request(path));

        var other = await SubmitAsync(Request(path) with { Conflict = ConflictPolicy.Parse("skip") });

        Assert.Equal(SubmissionKind.New, other.Kind);
        Assert.NotEqual(import.Id, other.Import.Id);
    }

    [Fact]
    public async Task A_cancelled_import_may_be_asked_for_again()
    {
        var path = People();
        var submission = await SubmitAsync(Request(path));
        await Store.MoveAsync(submission.Import, ImportState.Cancelling);
        Assert.Equal(ImportState.Cancelled, (await Store.EndAsync(submission.Import)).State);

        var import = await ImportAsync(Request(path));

        Assert.NotEqual(submission.Import.Id, import.Id);
        Assert.Equal(ImportState.Completed, import.State);
    }

    [Fact]
    public async Task A_failed_import_goes_on_as_the_same()
    {
        var path = People();
        var submission = await SubmitAsync(Request(path));
        await Store.MoveAsync(submission.Import, ImportState.Failed, "the disk was away");

        var again = await SubmitAsync(Request(path));
        var ended = await RunAsync(again.Import, again.Intake);

        Assert.Equal((SubmissionKind.Unfinished, submission.Import.Id), (again.Kind, ended.Id));
        Assert.Equal(ImportState.Completed, ended.State);
    }

    [Fact]
    public async Task Without_a_key_the_same_input_is_not_added_twice()
    {
        var path = People();
        var request = Request(path) with { Key = [] };
        await ImportAsync(request);

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => SubmitAsync(request with { Again = true }));

        Assert.Equal("Without a key, importing the same input again would add every row a second time. Name a key with --key.", refusal.Message);
    }

    private string People() => Write("people.csv", ["id,name", .. Enumerable.Range(1, 30).Select(id => $"{id},name {id}"), "30,the last"]);
}
