namespace Inhaul.Tests;

public sealed class ImportTypeTests
{
    [Theory]
    [InlineData("customers.csv", "customers")]
    [InlineData("Airport-Frequencies.csv", "airport_frequencies")]
    [InlineData("some/folder.d/Orders.csv", "orders")]
    [InlineData("ü x (1).csv", "ü_x_1")]
    [InlineData(".hidden.csv", "hidden")]
    [InlineData("orders.2025.csv.gz", "orders")]
    [InlineData("orders", "orders")]
    [InlineData("o", "o")]
    [InlineData("--__--.csv", "import")]
    [InlineData("", "import")]
    [InlineData("a -- b.csv", "a_b")]
    public void A_type_is_the_words_of_the_file_name(string path, string type) => Assert.Equal(type, ImportType.FromFileName(path));

    [Theory]
    [InlineData(typeof(CustomerDataProcessor), "customer_data")]
    [InlineData(typeof(TransactionFeedProcessor), "transaction_feed")]
    [InlineData(typeof(Ledger), "ledger")]
    [InlineData(typeof(Processor), "processor")]
    public void A_type_is_the_words_of_a_processor_without_the_last(Type processor, string type) => Assert.Equal(type, ImportType.FromClass(processor));

    private sealed class CustomerDataProcessor;

    private sealed class TransactionFeedProcessor;

    private sealed class Ledger;

    private sealed class Processor;
}
