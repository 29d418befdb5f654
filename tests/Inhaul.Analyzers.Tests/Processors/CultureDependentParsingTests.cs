using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class CultureDependentParsingTests
{
    [Theory]
    [InlineData("decimal.Parse(row.Amount)")]
    [InlineData("double.Parse(row.Amount, CultureInfo.CurrentCulture)")]
    [InlineData("decimal.Parse(row.Amount, NumberStyles.Number)")]
    [InlineData("DateTime.Parse(row.Amount)")]
    [InlineData("DateTime.ParseExact(row.Amount, \"d\", null)")]
    [InlineData("DateOnly.TryParse(row.Amount, out _)")]
    [InlineData("Convert.ToDecimal(row.Amount)")]
    public Task Parsing_by_the_culture_of_the_machine_is_found(string expression) => Findings.AreMarkedAsync<CultureDependentParsing>(RowCode.Process($$"""
        Console.WriteLine({{expression}}); // INH3004
        return RowResult.Inserted;
        """));

    [Theory]
    [InlineData("decimal.Parse(row.Amount, CultureInfo.InvariantCulture)")]
    [InlineData("decimal.Parse(row.Amount, NumberStyles.Number, CultureInfo.GetCultureInfo(\"de-DE\"))")]
    [InlineData("DateTime.TryParse(row.Amount, CultureInfo.InvariantCulture, out _)")]
    [InlineData("int.Parse(row.Amount)")]
    [InlineData("Guid.Parse(row.Amount)")]
    [InlineData("Convert.ToDecimal(1)")]
    public Task Parsing_that_is_the_same_everywhere_is_left_alone(string expression) => Findings.AreMarkedAsync<CultureDependentParsing>(RowCode.Process($$"""
        Console.WriteLine({{expression}});
        return RowResult.Inserted;
        """));

    [Fact]
    public Task Code_that_is_no_processor_is_left_alone() => Findings.AreMarkedAsync<CultureDependentParsing>("public static class Reader { public static decimal Read(string text) => decimal.Parse(text); }");
}
