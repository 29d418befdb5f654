using Inhaul.Analyzers.Writing;

namespace Inhaul.Analyzers.Tests.Writing;

public sealed class WriteAfterFlushTests
{
    [Theory]
    [InlineData("""
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        var receipt = await buffer.FlushAsync(cancellationToken);
        buffer.Upsert(row);
        context.MarkForAggregation(receipt, row.Id); // INH2002
        return RowResult.Buffered;
        """)]
    [InlineData("""
        var orders = context.Buffer<Order>("orders", nameof(Order.Id));
        var history = context.Buffer<Order>("history");
        orders.Upsert(row);
        var receipt = await orders.FlushAsync(cancellationToken);
        if (row.Amount != "0")
        {
            history.Insert(row);
        }

        context.MarkForAggregation(receipt, row.Id); // INH2002
        return RowResult.Buffered;
        """)]
    [InlineData("""
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        FlushReceipt receipt = await buffer.FlushAsync(cancellationToken);
        foreach (var part in row.Amount.Split(';'))
        {
            context.MarkForAggregation(receipt, part); // INH2002
            buffer.Upsert(row with { Amount = part });
        }

        return RowResult.Buffered;
        """)]
    [InlineData("""
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        var receipt = await buffer.FlushAsync(cancellationToken);
        buffer.Upsert(row);
        // receipt = await buffer.FlushAsync(cancellationToken);
        context.MarkForAggregation(receipt, row.Id + " after FlushAsync()"); // INH2002
        return RowResult.Buffered;
        """)]
    public Task A_mark_with_a_receipt_older_than_a_write_is_found(string body) => Findings.AreMarkedAsync<WriteAfterFlush>(RowCode.Process(body));

    [Theory]
    [InlineData("""
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        buffer.Upsert(row);
        context.MarkForAggregation(await buffer.FlushAsync(cancellationToken), row.Id);
        return RowResult.Buffered;
        """)]
    [InlineData("""
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        foreach (var part in row.Amount.Split(';'))
        {
            buffer.Upsert(row with { Amount = part });
        }

        var receipt = await buffer.FlushAsync(cancellationToken);
        context.MarkForAggregation(receipt, row.Id);
        context.MarkForAggregation(receipt, row.Amount);
        return RowResult.Buffered;
        """)]
    [InlineData("""
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        if (row.Amount == "0")
        {
            buffer.Upsert(row);
            return RowResult.Buffered;
        }

        context.MarkForAggregation(await buffer.FlushAsync(cancellationToken), row.Id);
        return RowResult.Unchanged;
        """)]
    [InlineData("""
        var buffer = context.Buffer<Order>("orders", nameof(Order.Id));
        FlushReceipt? receipt = null;
        try
        {
            buffer.Upsert(row);
            await AskAsync(row.Id, cancellationToken);
        }
        finally
        {
            receipt = await buffer.FlushAsync(cancellationToken);
        }

        context.MarkForAggregation(receipt, row.Id);
        return RowResult.Buffered;
        """)]
    public Task A_mark_after_the_last_write_is_flushed_is_left_alone(string body) => Findings.AreMarkedAsync<WriteAfterFlush>(RowCode.Process(body));
}
