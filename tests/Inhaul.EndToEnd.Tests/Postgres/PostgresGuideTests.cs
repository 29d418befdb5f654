using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Postgres;

/// <summary>The SQL of docs/postgres.md does what the page says.</summary>
public sealed class PostgresGuideTests : IDisposable
{
    private static readonly string[] Sql = [.. Page.Blocks("docs/postgres.md").Where(block => block.Language == "sql").Select(block => block.Text)];

    private readonly StoreDatabase _shop = StoreDatabase.Create();
    private readonly Workplace _place = new();

    [Fact]
    public async Task A_role_with_the_privileges_of_the_guide_makes_the_ledger_and_the_table() => await ImportAsync(Granted("importer", Sql[0]), "inserted");

    [Fact]
    public async Task A_role_that_may_make_nothing_works_in_a_ledger_and_a_table_that_are_there()
    {
        await ImportAsync("postgres", "inserted");
        _shop.Execute("UPDATE customers SET visits = 4711");

        await ImportAsync(Granted("worker", Sql[1]), "updated", "--again");
    }

    [Fact]
    public async Task The_queries_of_the_guide_tell_how_an_import_went()
    {
        await ImportAsync("postgres", "inserted");

        Assert.StartsWith("default|customers|completed_with_errors|995|0|17|98.29|", Assert.Single(_shop.Rows(Sql[2])), StringComparison.Ordinal);
        Assert.Contains("|customers|17|", Assert.Single(_shop.Rows(Sql[3])), StringComparison.Ordinal);
        Assert.Equal(17, _shop.Rows(Sql[4]).Count);
    }

    public void Dispose()
    {
        _place.Dispose();
        _shop.Dispose();
    }

    /// <summary>Runs what the guide says for a role of its page, in the name of one that nobody else has.</summary>
    private string Granted(string role, string sql)
    {
        var name = $"{role}_{Guid.NewGuid():N}";
        var database = new Uri(_shop.Address).AbsolutePath[1..];
        _shop.Execute(sql.Replace(role, name, StringComparison.Ordinal).Replace("DATABASE shop", $"DATABASE {database}", StringComparison.Ordinal));
        return name;
    }

    private async Task ImportAsync(string role, string outcome, params string[] more)
    {
        var store = _shop.Address.Replace("postgres@", role + "@", StringComparison.Ordinal);
        var result = (await _place.RunAsync(["import", Page.PathOf("samples/customers.csv"), "--key", "email", "--store", store, "--output", "json", .. more])).Expect(3);
        Assert.Equal(971, result.Json.GetProperty("rows").GetProperty(outcome).GetInt32());
    }
}
