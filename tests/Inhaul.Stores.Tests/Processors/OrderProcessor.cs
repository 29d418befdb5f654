namespace Inhaul.Stores.Tests.Processors;

/// <summary>Does with each order what its note says, by SQL of its own and by buffers.</summary>
public sealed class OrderProcessor : RowProcessor<Order>
{
    protected override ValueTask ValidateAsync(Order row, RowFindings errors, ImportContext context, CancellationToken cancellationToken)
    {
        if (row.Amount < 0)
        {
            errors.Add("amount", "must not be negative");
        }

        if (row.Note == "wrong")
        {
            errors.Add("note", "is wrong", "wrong_note");
        }

        return default;
    }

    protected override bool ShouldSkip(Order row, ImportContext context) => row.Note == "skip";

    protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
    {
        context.Buffer<OrderLine>("order_line", nameof(OrderLine.Id)).Upsert(new OrderLine(row.Id, row.Amount));
        context.Buffer<OrderNote>("order_note").Insert(new OrderNote(row.Id, row.Note ?? "none"));
        switch (row.Note)
        {
            case "sql":
                await context.ExecuteAsync($"INSERT INTO order_log (id) VALUES ({row.Id})", cancellationToken);
                break;
            case "sql then throw":
                await context.ExecuteAsync($"INSERT INTO order_log (id) VALUES ({row.Id})", cancellationToken);
                throw new InvalidOperationException("after its SQL");
            case "flush then throw":
                await context.Buffer<OrderLine>("order_line", nameof(OrderLine.Id)).FlushAsync(cancellationToken);
                throw new InvalidOperationException("after its flush");
            case "throw":
                context.Log.Warning("about to throw", new { row.Amount });
                throw new InvalidOperationException("as it was told");
            case "bad sql":
                await context.ExecuteAsync($"INSERT INTO order_log (id) VALUES ({(long?)null})", cancellationToken);
                break;
            case "bad lookup":
                await context.LookupAsync<long, string>("SELECT id, name FROM no_such_table", cancellationToken);
                break;
            case "file":
                throw new FileNotFoundException("there is no such file");
            case "wait":
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case "sleep":
                Thread.Sleep(TimeSpan.FromSeconds(30));
                break;
            case "reject":
                return RowResult.Rejected("not this one");
        }

        return RowResult.Buffered;
    }
}
