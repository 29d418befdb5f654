using Inhaul.Parsing.Csv;

namespace Inhaul.Tests.Parsing.Csv;

public sealed class QuoteFaultsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("a\"b,c\"")]
    [InlineData("\"\"")]
    [InlineData("\"a,b\",\"c\"\"d\",\"\"\"\"")]
    [InlineData("\"a\nb\",")]
    [InlineData(" \"a\" ")]
    public void Quotes_that_close_are_no_fault(string record) => Assert.Equal(QuoteFault.None, QuoteFaults.Worst(record, ','));

    [Theory]
    [InlineData("\"a\"b")]
    [InlineData("a,\"b\" ,c")]
    [InlineData("a\"b,\"c\"d,e")]
    [InlineData("\"a\"b\"c,d\",e")]
    public void Text_behind_a_closing_quote_is_a_fault(string record) => Assert.Equal(QuoteFault.TextAfterClosing, QuoteFaults.Worst(record, ','));

    [Theory]
    [InlineData("\"")]
    [InlineData("a,\"b")]
    [InlineData("a,\"b\"\"")]
    [InlineData("a\"b,\"c\n1,2\n3,4")]
    [InlineData("\"a\"b,\"c\n1,2\n3,4")]
    public void A_quote_that_is_never_closed_is_the_worst(string record) => Assert.Equal(QuoteFault.NeverClosed, QuoteFaults.Worst(record, ','));

    [Fact]
    public void The_separator_of_the_source_ends_a_field() => Assert.Equal(
        (QuoteFault.None, QuoteFault.TextAfterClosing), (QuoteFaults.Worst("\"a\";b", ';'), QuoteFaults.Worst("\"a\";b", ',')));
}
