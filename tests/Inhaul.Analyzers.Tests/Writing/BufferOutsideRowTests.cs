using Inhaul.Analyzers.Writing;

namespace Inhaul.Analyzers.Tests.Writing;

public sealed class BufferOutsideRowTests
{
    [Theory]
    [InlineData("""
        protected override Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken)
        {
            var buffer = context.Buffer<Order>("orders"); // INH2001
            buffer.Insert(new Order("1", "2", default)); // INH2001
            return Task.CompletedTask;
        }
        """)]
    [InlineData("""
        protected override Task OnImportCompleteAsync(ImportContext context, bool success, CancellationToken cancellationToken)
        {
            context.Buffer<Order>("orders"); // INH2001
            return Task.CompletedTask;
        }
        """)]
    [InlineData("""
        private sealed class OrdersAggregator : Aggregator
        {
            protected override Task AggregateAsync(string subject, ImportContext context, CancellationToken cancellationToken)
            {
                context.MarkForAggregation(null!, subject); // INH2001
                return Task.CompletedTask;
            }
        }
        """)]
    public Task A_buffer_where_nothing_flushes_it_is_found(string members) => Findings.AreMarkedAsync<BufferOutsideRow>(RowCode.Beside(members));

    [Fact]
    public Task A_buffer_of_a_row_is_left_alone() => Findings.AreMarkedAsync<BufferOutsideRow>(RowCode.Process("""
        context.Buffer<Order>("orders", nameof(Order.Id)).Upsert(row);
        return RowResult.Buffered;
        """));

    [Fact]
    public Task A_hook_that_writes_by_statements_is_left_alone() => Findings.AreMarkedAsync<BufferOutsideRow>(RowCode.Beside("""
        protected override Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken) => context.ExecuteAsync($"DELETE FROM totals", cancellationToken);
        """));
}
