using Inhaul.Cli.Scaffolding;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

public sealed class PropertyNamesTests
{
    [Theory]
    [InlineData("signup date", "SignupDate")]
    [InlineData("RAM (GB)", "RamGb")]
    [InlineData("customerNo", "CustomerNo")]
    [InlineData("class", "Class")]
    [InlineData("customer's name", "CustomersName")]
    [InlineData("Ω", "Ω")]
    [InlineData("名前", "名前")]
    public void A_header_whose_letters_the_property_has_needs_no_other_name(string header, string property) =>
        Assert.Equal([(property, false)], PropertyNames.Of([header], "Row"));

    [Theory]
    [InlineData("2nd phone", "Column2ndPhone")]
    [InlineData("#", "Column1")]
    [InlineData("to string", "ToStringValue")]
    [InlineData("customer", "CustomerValue")]
    public void A_header_that_no_property_can_be_called_is_named_with_its_column(string header, string property) =>
        Assert.Equal([(property, true)], PropertyNames.Of([header], "Customer"));

    [Fact]
    public void Headers_with_the_same_letters_are_told_apart_by_how_they_are_written() => Assert.Equal(
        [("EMail1", true), ("Email3", true), ("Email2", false)], PropertyNames.Of(["e-mail", "email", "Email_2"], "Customer"));
}
