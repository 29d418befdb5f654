namespace Inhaul.Analyzers.Tests;

/// <summary>Code of processors.</summary>
internal static class RowCode
{
    /// <summary>A processor with these members, whose rows are of the type <c>Order</c>.</summary>
    public static string Processor(string members) => $$"""
        using Inhaul;

        public sealed record Order(string Id, string Amount, DateTime At);

        public sealed class OrdersProcessor(HttpClient http) : RowProcessor<Order>
        {
            {{members}}

            private Task<string> AskAsync(string url, CancellationToken token = default) => http.GetStringAsync(url, token);
        }
        """;

    /// <summary>A processor whose <c>ProcessAsync</c> has this body.</summary>
    public static string Process(string body) => Processor($$"""
        protected override async ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken)
        {
            await Task.Yield();
            {{body}}
        }
        """);

    /// <summary>A processor with these members, and a <c>ProcessAsync</c> that does nothing.</summary>
    public static string Beside(string members) => Processor($$"""
        protected override ValueTask<RowResult> ProcessAsync(Order row, ImportContext context, CancellationToken cancellationToken) => new(RowResult.Unchanged);

        {{members}}
        """);
}
