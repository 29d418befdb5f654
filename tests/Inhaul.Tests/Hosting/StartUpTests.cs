using Inhaul.Hosting;
using Inhaul.Tests.Hosting.Faulty;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Tests.Hosting;

/// <summary>What is wrong with a configuration is said when the application starts, so that whoever reads it knows what to do.</summary>
public sealed class StartUpTests
{
    [Fact]
    public void Without_a_store_it_says_how_to_name_one() => Assert.Equal(
        "No store is configured. Add UsePostgres(…) or UseSqlite(…), for example services.AddInhaul(inhaul => inhaul.UseSqlite(\"inhaul.db\")).",
        Refusal(_ => { }, hasStore: false));

    [Fact]
    public void A_processor_whose_services_are_missing_is_named_with_all_of_them() => Assert.Equal(
        "Inhaul.Tests.Hosting.Faulty.StockedProcessor needs IStock and IRates<Decimal>, which are no services of the application. Add them, for example services.AddScoped<IStock>(…).",
        Refusal(inhaul => inhaul.AddProcessor<StockedProcessor>()));

    [Fact]
    public void A_processor_with_all_its_services_starts()
    {
        using var application = Application(inhaul => inhaul.AddProcessor<StockedProcessor>(), stock: true);
        Assert.Equal(["stocked"], application.GetRequiredService<InhaulSetup>().Processors.Types);
    }

    [Fact]
    public void A_processor_that_throws_when_it_is_constructed_says_why() => Assert.Equal(
        "Inhaul.Tests.Hosting.Faulty.ThrowingProcessor cannot be constructed: InvalidOperationException: the price list is missing",
        Refusal(inhaul => inhaul.AddProcessor<ThrowingProcessor>()));

    [Fact]
    public void A_definition_that_throws_says_why() => Assert.Equal(
        "The definition of Inhaul.Tests.Hosting.Faulty.UndefinedProcessor threw NotSupportedException: there is no table yet",
        Refusal(inhaul => inhaul.AddProcessor<UndefinedProcessor>()));

    [Fact]
    public void A_key_that_is_no_property_is_shown() => Assert.Equal(
        "Inhaul.Tests.Hosting.Faulty.KeyedProcessor: 'order => (order.Id + 1)' does not name a column of Order. Name one of its properties, such as order => order.Id.",
        Refusal(inhaul => inhaul.AddProcessor<KeyedProcessor>()));

    [Fact]
    public void A_property_that_no_column_fills_is_named_with_its_type() => Assert.Equal(
        "Inhaul.Tests.Hosting.Faulty.ShelfProcessor: Shelf.Places is of type List<String>, which no column fills. "
        + "Give it a type such as string, long, decimal, bool, DateOnly, DateTimeOffset or Guid, or take it out of the row.",
        Refusal(inhaul => inhaul.AddProcessor<ShelfProcessor>()));

    [Fact]
    public void Two_processors_of_one_import_type_are_both_named() => Assert.Equal(
        "Inhaul.Tests.Hosting.Faulty.North.OrderProcessor and Inhaul.Tests.Hosting.Faulty.South.OrderProcessor both handle imports of type order. Rename one of the classes.",
        Refusal(inhaul => inhaul.AddProcessor<Faulty.North.OrderProcessor>().AddProcessor<Faulty.South.OrderProcessor>()));

    [Fact]
    public void A_processor_that_is_added_twice_is_added_once()
    {
        using var application = Application(inhaul => inhaul.AddProcessor<Faulty.North.OrderProcessor>().AddProcessor<Faulty.North.OrderProcessor>());
        Assert.Equal(["order"], application.GetRequiredService<InhaulSetup>().Processors.Types);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "No store is configured. Add UsePostgres(…) or UseSqlite(…), for example services.AddInhaul(inhaul => inhaul.UseSqlite(\"inhaul.db\")).",
            "Workers is -1; it must be from 0 to 1024.",
            "Lease is 00:00:00; it must be from 1 second to 1 hour.",
            "RowTimeout is -00:00:00.0010000; it must be from 1 millisecond to 1 day.",
            "ChunkRows is 0; it must be from 1 to 1000000.",
            "ShutdownTimeout is 02:00:00; it must be from 0 to 1 hour.",
            "SpoolFolder is empty; name a folder that this process may write to.",
            "Inhaul.Tests.Hosting.Faulty.ThrowingProcessor cannot be constructed: InvalidOperationException: the price list is missing",
            "The definition of Inhaul.Tests.Hosting.Faulty.UndefinedProcessor threw NotSupportedException: there is no table yet",
        ],
        Refusal(
            inhaul => inhaul.AddProcessor<ThrowingProcessor>().AddProcessor<UndefinedProcessor>().Configure(options => options with
            {
                Workers = -1,
                Lease = TimeSpan.Zero,
                RowTimeout = TimeSpan.FromMilliseconds(-1),
                ChunkRows = 0,
                ShutdownTimeout = TimeSpan.FromHours(2),
                SpoolFolder = " ",
            }),
            hasStore: false).Split(Environment.NewLine));

    private static string Refusal(Action<InhaulBuilder> configure, bool hasStore = true)
    {
        using var application = Application(configure, hasStore);
        return Assert.Throws<InvalidConfigurationException>(() => application.GetRequiredService<InhaulSetup>().Processors).Message;
    }

    private static ServiceProvider Application(Action<InhaulBuilder> configure, bool hasStore = true, bool stock = false)
    {
        var services = new ServiceCollection();
        if (stock)
        {
            services.AddSingleton<IStock, Stock>().AddSingleton(typeof(IRates<>), typeof(Rates<>));
        }

        services.AddInhaul(inhaul =>
        {
            if (hasStore)
            {
                inhaul.UseStore(_ => throw new InvalidOperationException("No test here opens a store."));
            }

            configure(inhaul);
        });
        return services.BuildServiceProvider();
    }

    private sealed class Stock : IStock;

    private sealed class Rates<T> : IRates<T>;
}
