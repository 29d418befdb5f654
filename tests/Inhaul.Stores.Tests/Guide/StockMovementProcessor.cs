using Inhaul;

namespace Inhaul.Stores.Tests.Guide;

public sealed class StockMovementProcessor : RowProcessor<StockMovement>
{
    protected override void Define(RowImport<StockMovement> import) => import
        .Field(m => m.Article, f => f.From("sku", "article no"))
        .Rule(m => m.Amount != 0, "amount", "must not be 0");

    protected override async ValueTask ValidateAsync(StockMovement row, RowFindings errors, ImportContext context, CancellationToken cancellationToken)
    {
        var articles = await context.LookupAsync<string, long>("SELECT code, id FROM article", cancellationToken);
        if (!articles.ContainsKey(row.Article))
        {
            errors.Add("article", $"there is no article '{row.Article}'", "unknown_article");
        }
    }

    protected override bool ShouldSkip(StockMovement row, ImportContext context) => row.Comment == "test";

    protected override async ValueTask<RowResult> ProcessAsync(StockMovement row, ImportContext context, CancellationToken cancellationToken)
    {
        var articles = await context.LookupAsync<string, long>("SELECT code, id FROM article", cancellationToken);
        var article = articles[row.Article];

        // Written together with those of the other rows, when the chunk is settled.
        context.Buffer<Movement>("movement").Insert(new Movement(article, row.Amount, row.Comment));

        // What is interpolated becomes a parameter.
        var changed = await context.ExecuteAsync(
            $"UPDATE stock SET amount = amount + {row.Amount} WHERE article_id = {article} AND amount + {row.Amount} >= 0", cancellationToken);
        if (changed == 0)
        {
            context.Log.Warning("more taken than there is", new { row.Article, row.Amount });
            return RowResult.Rejected($"there are not {-row.Amount} of {row.Article}");
        }

        return RowResult.Updated;
    }
}
