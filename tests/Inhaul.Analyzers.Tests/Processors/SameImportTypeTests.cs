using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class SameImportTypeTests
{
    private const string Row = "public sealed record Order(string Id);\n";

    private static string Processor(string name, string space) => $$"""
        namespace {{space}}
        {
            public sealed class {{name}} : Inhaul.TableProcessor<Order>
            {
                protected override void Define(Inhaul.TableImport<Order> import) => import.Into("orders");
            }
        }

        """;

    [Theory]
    [InlineData("OrdersProcessor")]
    [InlineData("Orders")]
    public Task The_second_processor_of_a_type_is_found(string name) => Findings.AreMarkedAsync<SameImportType>(
        Row + Processor("OrdersProcessor", "First") + Processor($"{name} // INH3008\n", "Second"));

    [Fact]
    public Task Names_that_differ_in_capitals_only_may_be_one_type() => Findings.AreMarkedAsync<SameImportType>(
        Row + Processor("HTTPOrdersProcessor", "First") + Processor("HttpOrdersProcessor // INH3008\n", "Second"));

    [Fact]
    public Task Processors_of_different_types_and_an_aggregator_of_one_are_left_alone() => Findings.AreMarkedAsync<SameImportType>(
        Row + Processor("OrdersProcessor", "First") + Processor("OldOrdersProcessor", "Second") + """
        public sealed class OrdersAggregator : Inhaul.Aggregator
        {
            protected override Task AggregateAsync(string subject, Inhaul.ImportContext context, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);
}
