using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class CannotBeConstructedTests
{
    private static string Processor(string modifiers, string constructor, string mark = "") => $$"""
        public sealed record Order(string Id);

        public {{modifiers}} class OrdersProcessor : Inhaul.TableProcessor<Order> {{mark}}
        {
            {{constructor}}

            protected override void Define(Inhaul.TableImport<Order> import) => import.Into("orders");
        }
        """;

    [Theory]
    [InlineData("private OrdersProcessor() { }")]
    [InlineData("internal OrdersProcessor(HttpClient http) => Console.WriteLine(http);")]
    public Task A_processor_without_a_public_constructor_is_found(string constructor) => Findings.AreMarkedAsync<CannotBeConstructed>(Processor("sealed", constructor, "// INH3009"));

    [Theory]
    [InlineData("sealed", "")]
    [InlineData("sealed", "public OrdersProcessor(HttpClient http) => Console.WriteLine(http);")]
    [InlineData("abstract", "protected OrdersProcessor() { }")]
    public Task A_processor_that_the_engine_can_construct_or_never_does_is_left_alone(string modifiers, string constructor) => Findings.AreMarkedAsync<CannotBeConstructed>(Processor(modifiers, constructor));
}
