using System.Reflection;

namespace Inhaul.Tests;

public sealed class RowErrorCodesTests
{
    private static readonly string[] Codes =
        [.. typeof(RowErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void No_two_codes_are_the_same() => Assert.Equal(Codes.Length, Codes.Distinct().Count());

    [Fact]
    public void Every_code_is_snake_case() => Assert.All(Codes, code => Assert.Matches("^[a-z]+(_[a-z]+)*$", code));

    [Fact]
    public void Every_code_is_the_word_of_its_name() => Assert.All(
        typeof(RowErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static),
        field => Assert.Equal(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name), (string)field.GetRawConstantValue()!));
}
