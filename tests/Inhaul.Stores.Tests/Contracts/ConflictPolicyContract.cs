using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What happens to a row whose key the target already holds is what the policy says.</summary>
public abstract class ConflictPolicyContract : WritingTest
{
    private static readonly ImportDefinition Contacts = SampleTable.Of(
        "contacts", ["id"], ("id", ColumnType.Integer), ("name", ColumnType.Text), ("phone", ColumnType.Text));

    private protected ConflictPolicyContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Update_takes_the_new_values_also_empty_ones()
    {
        await HeldAsync();

        Assert.Equal(["updated", "unchanged", "inserted"], await OutcomesAsync(Contacts, ["1", "Anna", null], ["2", null, "222"], ["3", "Cy", null]));
        Assert.Equal(["1|Anna|∅", "2|∅|222", "3|Cy|∅"], await ContactsAsync());
    }

    [Fact]
    public async Task Fill_changes_empty_fields_only()
    {
        await HeldAsync();

        Assert.Equal(
            ["unchanged", "updated", "inserted"],
            await OutcomesAsync(Contacts.On("fill"), ["1", "Anna", "999"], ["2", "Bob", "999"], ["3", null, "333"]));
        Assert.Equal(["1|Ann|111", "2|Bob|222", "3|∅|333"], await ContactsAsync());
        Assert.Equal(["unchanged"], await OutcomesAsync(Contacts.On("fill"), ["3", null, null]));
    }

    [Fact]
    public async Task Skip_leaves_the_target_as_it_is()
    {
        await HeldAsync();

        Assert.Equal(["skipped", "skipped", "inserted"], await OutcomesAsync(Contacts.On("skip"), ["1", "Ann", "111"], ["2", "Bob", null], ["3", "Cy", null]));
        Assert.Equal(["1|Ann|111", "2|∅|222", "3|Cy|∅"], await ContactsAsync());
    }

    [Fact]
    public async Task Reject_refuses_the_row_and_names_the_key()
    {
        await HeldAsync();

        var results = await WriteAsync(Contacts.On("reject"), ["1", "Ann", "111"], ["3", "Cy", null]);

        Assert.Equal([RowOutcome.Rejected, RowOutcome.Inserted], results.Select(result => result.Outcome));
        Assert.Equal((RowErrorCodes.AlreadyExists, "id"), (results[0].Refusal!.Code, results[0].Refusal!.Column));
        Assert.Equal(["1|Ann|111", "2|∅|222", "3|Cy|∅"], await ContactsAsync());
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("reject")]
    [InlineData("fill")]
    public async Task A_policy_that_changes_nothing_writes_nothing(string policy)
    {
        await HeldAsync();
        await Database.CountWritesAsync("contacts");

        await WriteAsync(Contacts.On(policy), ["1", "Anna", "999"]);

        Assert.Equal(0, await Database.WritesAsync());
    }

    [Theory]
    [InlineData("update")]
    [InlineData("fill")]
    [InlineData("skip")]
    [InlineData("reject")]
    [InlineData("newest:at")]
    public async Task New_rows_are_inserted_under_every_policy(string policy)
    {
        var definition = SampleTable.Of("visits", ["a", "b"], ("a", ColumnType.Integer), ("b", ColumnType.Text), ("at", ColumnType.Date)).On(policy);

        Assert.Equal(["inserted", "inserted", "inserted"], await OutcomesAsync(definition, ["1", "x", "2024-01-01"], ["1", null, "2024-01-01"], ["2", "x", null]));
        Assert.Equal("3", await Database.ScalarAsync("SELECT count(*) FROM visits"));
    }

    private async Task HeldAsync() => await WriteAsync(Contacts, ["1", "Ann", "111"], ["2", null, "222"]);

    private Task<string[]> ContactsAsync() => Database.LinesAsync("SELECT id, name, phone FROM contacts ORDER BY id");
}
