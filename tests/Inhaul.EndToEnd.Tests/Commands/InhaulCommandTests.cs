using Inhaul.Cli.Commands;
using Inhaul.Cli.Output;

namespace Inhaul.EndToEnd.Tests.Commands;

public sealed class InhaulCommandTests
{
    private static readonly Terminal Nowhere = new(TextWriter.Null, TextWriter.Null);

    [Fact]
    public void A_command_line_makes_the_command_that_it_begins_with_and_no_other()
    {
        var all = InhaulCommand.Create(Nowhere).Subcommands;
        Assert.All(all, command => Assert.Equal([command.Name], InhaulCommand.Create(Nowhere, [command.Name, "--help"]).Subcommands.Select(made => made.Name)));
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("imprt")]
    [InlineData("--store", "a.db", "list")]
    public void A_command_line_that_begins_with_none_makes_all(params string[] arguments) =>
        Assert.Equal(InhaulCommand.Create(Nowhere).Subcommands.Count, InhaulCommand.Create(Nowhere, arguments).Subcommands.Count);
}
