using Inhaul.Stores.Tests.Guide;
using Inhaul.Stores.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The processor of docs/processors.md does what the page says.</summary>
public abstract class GuideContract : ProcessorTest
{
    private protected GuideContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE article (id bigint PRIMARY KEY, code text NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE stock (article_id bigint PRIMARY KEY, amount integer NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE movement (article_id bigint NOT NULL, amount integer NOT NULL, comment text)");
        await Database.ExecuteAsync("INSERT INTO article VALUES (1, 'nut'), (2, 'bolt')");
        await Database.ExecuteAsync("INSERT INTO stock VALUES (1, 10), (2, 0)");
    }

    [Fact]
    public async Task The_jobs_of_the_guide_are_tracked_and_one_is_done_once_a_day()
    {
        var application = Services(_ => { });
        var prices = new Prices();
        var job = new PriceJob(application.GetRequiredService<ImportTracker>(), prices);

        await job.RunAsync(new DateOnly(2025, 3, 31), Cancel);
        await job.RunAsync(new DateOnly(2025, 3, 31), Cancel);
        await new StockJob(application.GetRequiredService<ImportTracker>(), new Stock()).RunAsync(Cancel);

        var imports = await application.GetRequiredService<ImportClient>().ListAsync(cancellationToken: Cancel);
        Assert.Equal(
            [("nightly_stock", ImportState.Completed, 0L, 3L, 0L), ("nightly_prices", ImportState.CompletedWithErrors, 2L, 0L, 1L)],
            imports.Select(import => (import.Type, import.State, import.Rows.Inserted, import.Rows.Updated, import.Rows.Rejected)));
        Assert.Equal(["2|no_price|cog has no price"], await Database.LinesAsync($"SELECT row, code, message FROM {Database.Ledger("row_error")}"));
        Assert.Equal(["nut", "bolt"], prices.Kept);
    }

    [Fact]
    public async Task The_processor_of_the_guide_books_what_it_can_and_names_what_it_cannot()
    {
        var client = Application(inhaul => inhaul.AddProcessor<StockMovementProcessor>());

        var import = await ImportAsync(client, "stock_movement", "SKU,amount,comment\nnut,-4,\nbolt,5,\ncog,1,\nnut,-7,too many\nbolt,1,test\nnut,0,\n");

        Assert.Equal((ImportState.CompletedWithErrors, 2L, 1L, 3L), (import.State, import.Rows.Updated, import.Rows.Skipped, import.Rows.Rejected));
        Assert.Equal(
            ["3 article unknown_article: there is no article 'cog'", "4 - rule: there are not 7 of nut", "6 amount rule: amount must not be 0"],
            await ErrorsAsync(client, import));
        Assert.Equal(["1|6", "2|5"], await Database.LinesAsync("SELECT article_id, amount FROM stock ORDER BY article_id"));
        Assert.Equal(["1|-4", "2|5"], await Database.LinesAsync("SELECT article_id, amount FROM movement ORDER BY article_id"));
        Assert.Equal(
            [("warning", (long?)4, "more taken than there is")],
            (await client.LogAsync(import.Id, SampleImport.Tenant, Cancel)).Where(line => line.Row is not null).Select(line => (line.Level, line.Row, line.Message)));
    }

    private sealed class Prices : IPriceService
    {
        public List<string> Kept { get; } = [];

        public IAsyncEnumerable<Price> ReadAsync(DateOnly day, CancellationToken cancellationToken) =>
            new[] { new Price("nut", 1), new Price("cog", 0), new Price("bolt", 2) }.ToAsyncEnumerable();

        public Task KeepAsync(Price price, CancellationToken cancellationToken)
        {
            Kept.Add(price.Article);
            return Task.CompletedTask;
        }
    }

    private sealed class Stock : IStock
    {
        public Task<long> RefreshAsync(CancellationToken cancellationToken) => Task.FromResult(3L);
    }
}
