namespace Inhaul.Bench.Processors;

/// <summary>Code of a user's: a rule, a lookup in a table of 10,000 rows, and an upsert by a buffer.</summary>
internal sealed class CustomerRatingProcessor : RowProcessor<CustomerRow>
{
    protected override void Define(RowImport<CustomerRow> import) => import
        .Key(row => row.Email)
        .Rule(row => row.Visits >= 0, "visits", "must not be negative");

    protected override async ValueTask<RowResult> ProcessAsync(CustomerRow row, ImportContext context, CancellationToken cancellationToken)
    {
        var ratings = await context.LookupAsync<decimal, string>("SELECT score, rating FROM rating", cancellationToken);
        context.Buffer<RatedCustomer>("rated_customer", nameof(RatedCustomer.Email))
            .Upsert(new RatedCustomer(row.Email, row.Name, row.City, row.Signup, row.Balance, row.Visits, row.Active, row.Score, ratings[row.Score], row.Note));
        return RowResult.Buffered;
    }
}
