using Inhaul.Mapping.Suggesting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What people decide about columns is kept with name and time, for their tenant, type and header alone, and nothing but people changes it.</summary>
public abstract class MappingContract : StoreTest
{
    private const string Tenant = "acme";
    private const string Type = "assets";
    private const string Header = "header-1";

    private protected MappingContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task What_is_suggested_is_kept_until_something_else_is()
    {
        await Store.Mappings.SuggestAsync(Tenant, Type, Header, [Suggested("RAM", "memory_gb", 0.8), Suggested("Site", "location", 0.95)], Cancel);
        await Store.Mappings.SuggestAsync(Tenant, Type, "header-2", [Suggested("RAM", "memory_gb", 0.8) with { Fingerprint = "header-2" }], Cancel);
        await Store.Mappings.SuggestAsync(Tenant, Type, Header, [Suggested("RAM", "storage_gb", 0.55)], Cancel);

        Assert.Equal(["header-1 ram > storage_gb 0.55 because suggested", "header-2 ram > memory_gb 0.8 because suggested"], await ReadAsync());
    }

    [Fact]
    public async Task A_decision_has_its_name_and_time_and_no_suggestion_changes_it()
    {
        await Store.Mappings.SuggestAsync(Tenant, Type, Header, [Suggested("RAM", "memory_gb", 0.8), Suggested("Owner", "department", 0.6)], Cancel);
        await DecideAsync("ann", Approved("RAM", "memory_gb"), Rejected("Owner", "department"));
        var decided = await Store.Mappings.ReadAsync(Tenant, Type, Cancel);

        await Store.Mappings.SuggestAsync(Tenant, Type, Header, [Suggested("ram", "memory_gb", 0.3), Suggested("OWNER", "department", 0.3)], Cancel);

        Assert.Equal(decided, await Store.Mappings.ReadAsync(Tenant, Type, Cancel));
        Assert.Equal(["header-1 owner > department 1 because rejected by ann", "header-1 ram > memory_gb 1 because approved by ann"], await ReadAsync());
        Assert.All(decided, decision => Assert.NotNull(decision.DecidedAt));
    }

    [Fact]
    public async Task A_change_rejects_what_was_approved_before()
    {
        await DecideAsync("ann", Approved("Disk", "memory_gb"));
        await DecideAsync("bob", Approved("Disk", "storage_gb"));

        Assert.Equal(["header-1 disk > memory_gb 1 because rejected by bob", "header-1 disk > storage_gb 1 because approved by bob"], await ReadAsync());
    }

    [Fact]
    public async Task Columns_change_their_fields_at_once()
    {
        await DecideAsync("ann", Approved("a", "x"), Approved("b", "y"));
        await DecideAsync("ann", Approved("a", "y"), Approved("b", "x"));

        Assert.Equal(["a > y", "b > x"], (await Store.Mappings.ReadAsync(Tenant, Type, Cancel)).Where(decision => decision.Status == MappingStatus.Approved).Select(decision => $"{decision.Column} > {decision.Field}"));
    }

    [Fact]
    public async Task Two_columns_cannot_feed_one_field_and_nothing_is_kept_of_such_decisions()
    {
        await DecideAsync("ann", Approved("Mail", "email"), Approved("Left", ""), Approved("Out", ""));
        var before = await ReadAsync();

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => DecideAsync("bob", Rejected("Left", ""), Approved("E-Mail", "email")));

        Assert.Equal("'E-Mail' cannot feed email, since 'mail' was approved for it. Reject that first with --reject \"mail=email\".", refusal.Message);
        Assert.Equal(before, await ReadAsync());
    }

    [Fact]
    public async Task Another_tenant_and_another_type_have_decisions_of_their_own()
    {
        await DecideAsync("ann", Approved("RAM", "memory_gb"));
        await Store.Mappings.DecideAsync(SampleImport.OtherTenant, Type, [Rejected("RAM", "memory_gb")], "mallory", Cancel);
        await Store.Mappings.SuggestAsync(SampleImport.OtherTenant, Type, Header, [], Cancel);

        Assert.Equal(["header-1 ram > memory_gb 1 because approved by ann"], await ReadAsync());
        Assert.Empty(await Store.Mappings.ReadAsync(Tenant, "servers", Cancel));
        Assert.Equal(MappingStatus.Rejected, Assert.Single(await Store.Mappings.ReadAsync(SampleImport.OtherTenant, Type, Cancel)).Status);
    }

    private Task DecideAsync(string actor, params MappingDecision[] decisions) => Store.Mappings.DecideAsync(Tenant, Type, decisions, actor, Cancel);

    private async Task<IEnumerable<string>> ReadAsync() =>
        from decision in await Store.Mappings.ReadAsync(Tenant, Type, Cancel)
        let whom = decision.DecidedBy is { } actor ? $" by {actor}" : ""
        select string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{decision.Fingerprint} {decision.Column} > {decision.Field} {decision.Confidence} {decision.Reason} {Word.Of(decision.Status)}{whom}");

    private static MappingDecision Suggested(string column, string field, double confidence) => new(Header, column, field, confidence, "because", MappingStatus.Suggested);

    private static MappingDecision Approved(string column, string field) => new(Header, column, field, 1, "because", MappingStatus.Approved);

    private static MappingDecision Rejected(string column, string field) => Approved(column, field) with { Status = MappingStatus.Rejected };
}
