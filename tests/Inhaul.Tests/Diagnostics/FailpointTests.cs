using Inhaul.Diagnostics;

namespace Inhaul.Tests.Diagnostics;

public sealed class FailpointTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_setting_no_point_is_active(string? text) => Assert.Null(Failpoint.Parse(text));

    [Theory]
    [InlineData("settle.before-commit=kill", 1, "kill", 0)]
    [InlineData("settle.before-commit:3=throw", 3, "throw", 0)]
    [InlineData("settle.before-commit:12=delay-250", 12, "delay-250", 250)]
    [InlineData("settle.before-commit=delay-0", 1, "delay-0", 0)]
    public void A_setting_is_a_point_an_occurrence_and_an_action(string text, int nth, string action, int milliseconds) =>
        Assert.Equal(new Failpoint.Setting("settle.before-commit", nth, action, TimeSpan.FromMilliseconds(milliseconds)), Failpoint.Parse(text));

    [Fact]
    public void Every_point_can_be_set() =>
        Assert.All(FailpointName.All, name => Assert.Equal(name, Failpoint.Parse($"{name}=kill")!.Name));

    [Fact]
    public void Every_point_has_a_name_of_its_own() => Assert.Equal(
        typeof(FailpointName).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(), FailpointName.All.Distinct().Order());

    [Theory]
    [InlineData("settle.before-commit")]
    [InlineData("settle.before-commit=")]
    [InlineData("settle.before-commit=stop")]
    [InlineData("settle.before-commit=Kill")]
    [InlineData("settle.before-commit:0=kill")]
    [InlineData("settle.before-commit:-1=kill")]
    [InlineData("settle.before-commit:x=kill")]
    [InlineData("settle.before-commit:=kill")]
    [InlineData("settle.before-commit=delay-")]
    [InlineData("settle.before-commit=delay-1s")]
    [InlineData("settle.somewhere=kill")]
    [InlineData("=kill")]
    public void A_setting_that_would_test_nothing_is_refused(string text)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Failpoint.Parse(text));
        Assert.Equal(
            $"INHAUL_FAILPOINT={text} is not understood. Write name[:nth]=kill|throw|delay-ms, for example settle.after-commit:2=kill.", refusal.Message);
    }

    [Fact]
    public async Task A_flow_is_watched_with_all_that_it_starts_and_no_other_is()
    {
        var (passed, others) = (new List<string>(), new List<string>());

        await Task.WhenAll(WatchAsync(passed, FailpointName.ClaimAfterCommit), WatchAsync(others, FailpointName.EndAfterCommit));
        Failpoint.Hit(FailpointName.MapAfterChunk);

        Assert.Equal([FailpointName.ClaimAfterCommit, FailpointName.ClaimAfterCommit], passed);
        Assert.Equal([FailpointName.EndAfterCommit, FailpointName.EndAfterCommit], others);

        static async Task WatchAsync(List<string> passed, string name)
        {
            Failpoint.WatchFlow(passed.Add);
            await Task.Run(() => Failpoint.Hit(name), TestContext.Current.CancellationToken);
            Failpoint.Hit(name);
        }
    }
}
