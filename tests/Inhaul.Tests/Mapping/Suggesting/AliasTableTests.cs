using Inhaul.Mapping.Suggesting;

namespace Inhaul.Tests.Mapping.Suggesting;

public sealed class AliasTableTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_gives_other_names_by_field() => Assert.Equal(
        ["RAM (GB)", "memory"], AliasTable.Read(Write("{\"Memory GB\": [\"RAM (GB)\", \"memory\"], \"x\": []}")).NamesOf(HeaderWords.Of("memory_gb")).Select(alias => alias.Name));

    [Theory]
    [InlineData("null", "holds no table of aliases.")]
    [InlineData("{\"a\": null}", "holds no table of aliases.")]
    [InlineData("{\n\"a\": 1}", ", line 2: this is no table of aliases.")]
    [InlineData("[]", ", line 1: this is no table of aliases.")]
    public void A_file_of_something_else_is_refused_with_an_example(string text, string why)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => AliasTable.Read(Write(text))).Message;

        Assert.Contains(why, refusal, StringComparison.Ordinal);
        Assert.EndsWith("Write other names by field, such as {\"memory_gb\": [\"RAM (GB)\", \"memory\"]}.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_refused() => Assert.StartsWith(
        "The aliases cannot be read: ", Assert.Throws<InvalidConfigurationException>(() => AliasTable.Read("nowhere.json")).Message, StringComparison.Ordinal);

    private string Write(string text) => _folder.Write("aliases.json", text);
}
