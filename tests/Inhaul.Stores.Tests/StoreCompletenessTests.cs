using System.Reflection;

namespace Inhaul.Stores.Tests;

/// <summary>No store may forget a suite: a contract that is not run says nothing.</summary>
public sealed class StoreCompletenessTests
{
    private static readonly Type[] Types = Assembly.GetExecutingAssembly().GetTypes();

    public static TheoryData<string> Stores => [.. Types.Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(StoreUnderTest))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Stores))]
    public void Every_contract_is_run_once_by_every_store(string store)
    {
        var run = Types
            .Where(type => type.IsSealed && !type.IsAbstract && type.IsSubclassOf(typeof(StoreTest)))
            .Where(type => ((StoreTest)Activator.CreateInstance(type)!).Database.GetType().Name == store)
            .Select(type => type.BaseType!.Name)
            .Where(name => name.EndsWith("Contract", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Contracts, run);
    }

    [Fact]
    public void Every_contract_has_tests_of_its_own() => Assert.All(
        Types.Where(IsContract),
        contract => Assert.Contains(contract.GetMethods(), method => method.DeclaringType == contract && method.IsDefined(typeof(FactAttribute))));

    [Fact]
    public void Both_stores_are_known() =>
        Assert.Equal([nameof(Postgres.PostgresUnderTest), nameof(Sqlite.SqliteUnderTest)], Stores.Select(row => row.Data).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Contracts => Types.Where(IsContract).Select(type => type.Name).Order(StringComparer.Ordinal);

    private static bool IsContract(Type type) => type.IsAbstract && type.IsSubclassOf(typeof(StoreTest)) && type.Name.EndsWith("Contract", StringComparison.Ordinal);
}
