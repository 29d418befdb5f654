using System.Reflection;

namespace Inhaul.EndToEnd.Tests;

/// <summary>No store may be left out of a test that is meant for every store.</summary>
public sealed class StoreCompletenessTests
{
    private static readonly Type[] Types = Assembly.GetExecutingAssembly().GetTypes();

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public void Every_test_for_every_store_is_run_on_it(StoreKind kind) => Assert.Equal(
        Types.Where(HasTests).Where(type => type.IsAbstract && !type.IsSealed).Select(type => type.Name).Order(StringComparer.Ordinal),
        Types.Where(type => type.IsSealed && type.Name.StartsWith($"{kind}", StringComparison.Ordinal) && HasTests(type.BaseType!)).Select(type => type.BaseType!.Name).Distinct().Order(StringComparer.Ordinal));

    private static bool HasTests(Type type) => type.GetMethods().Any(method => method.DeclaringType == type && method.IsDefined(typeof(FactAttribute)));
}
