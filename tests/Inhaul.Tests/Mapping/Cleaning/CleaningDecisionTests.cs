using Inhaul.Mapping.Cleaning;

namespace Inhaul.Tests.Mapping.Cleaning;

public sealed class CleaningDecisionTests
{
    [Theory]
    [InlineData("phone:trim,phone", "phone", "trim|phone")]
    [InlineData("RAM:unit:GB", "RAM", "unit:GB")]
    [InlineData("a:b: trim , null:n/a|-", "a:b", "trim|null:n/a|-")]
    [InlineData("unit:unit:GB", "unit", "unit:GB")]
    public void A_column_and_its_steps_are_read(string text, string column, string steps)
    {
        var decision = CleaningDecision.Parse(text);
        Assert.Equal((column, steps), (decision.Column, string.Join('|', decision.Steps)));
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("phone:")]
    [InlineData(":trim")]
    [InlineData("phone:shout")]
    public void What_names_no_step_is_refused_with_an_example(string text) => Assert.StartsWith(
        $"--clean {text} is not understood. Write column:step[,step…]; the steps are bare_number, control,",
        Assert.Throws<InvalidConfigurationException>(() => CleaningDecision.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_step_among_right_ones_is_named() => Assert.StartsWith(
        "--clean phone:trim,shout: 'shout' is no way to clean a value. There are ",
        Assert.Throws<InvalidConfigurationException>(() => CleaningDecision.Parse("phone:trim,shout")).Message, StringComparison.Ordinal);
}
