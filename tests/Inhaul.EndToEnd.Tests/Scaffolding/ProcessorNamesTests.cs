using Inhaul.Cli.Scaffolding;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

public sealed class ProcessorNamesTests
{
    [Theory]
    [InlineData("customers.csv", "Customer", "CustomersProcessor")]
    [InlineData("data/Airport-Frequencies.v2.csv", "AirportFrequency", "AirportFrequenciesProcessor")]
    [InlineData("orders_2024.csv", "Order", "Orders_2024Processor")]
    [InlineData("a_b_c.csv", "ABC", "A_B_CProcessor")]
    [InlineData("tasks.csv", "TaskRow", "TasksProcessor")]
    [InlineData("名前 一覧.csv", "名前一覧", "名前_一覧Processor")]
    [InlineData("order_processor.csv", "OrderProcessor", "OrderProcessorProcessor")]
    public void A_file_gives_the_processor_a_name_whose_import_type_is_that_of_the_file(string file, string record, string processor)
    {
        var names = ProcessorNames.Of(file, name: null);

        Assert.Equal((record, processor, ImportType.FromFileName(file), null), (names.Record, names.Processor, names.Type, names.Note));
    }

    [Fact]
    public void A_file_that_no_class_can_be_called_like_says_what_its_type_is_instead()
    {
        var names = ProcessorNames.Of("2024-orders.csv", name: null);

        Assert.Equal(("Import_2024OrdersProcessor", "import_2024_orders"), (names.Processor, names.Type));
        Assert.Equal("no class can be called 2024_orders, so that the import type is import_2024_orders; --name decides otherwise", names.Note);
    }

    [Theory]
    [InlineData("CustomerData", "Customer", "CustomerDataProcessor", "customer_data")]
    [InlineData("CustomerDataProcessor", "Customer", "CustomerDataProcessor", "customer_data")]
    [InlineData("open orders", "OpenOrder", "OpenOrdersProcessor", "open_orders")]
    [InlineData("HTTPLog", "HttpLog", "HTTPLogProcessor", "http_log")]
    public void A_person_decides_the_name(string name, string record, string processor, string type) =>
        Assert.Equal(new ProcessorNames(record, processor, type, null), ProcessorNames.Of("x.csv", name));

    [Theory]
    [InlineData("")]
    [InlineData("2nd")]
    [InlineData("a.b")]
    [InlineData("Customer;")]
    public void What_no_class_can_be_called_is_refused(string name) => Assert.Equal(
        $"--name '{name}' is no name for a class. Write words that begin with a letter, such as --name CustomerData.",
        Assert.Throws<InvalidConfigurationException>(() => ProcessorNames.Of("x.csv", name)).Message);

    [Theory]
    [InlineData("customers", "customer")]
    [InlineData("categories", "category")]
    [InlineData("addresses", "address")]
    [InlineData("boxes", "box")]
    [InlineData("houses", "house")]
    [InlineData("people", "person")]
    [InlineData("status", "status")]
    [InlineData("analysis", "analysis")]
    [InlineData("series", "series")]
    [InlineData("ties", "tie")]
    [InlineData("staff", "staff")]
    public void A_row_is_one_of_many_where_english_is_sure(string many, string one) => Assert.Equal(one, Singular.Of(many));
}
