using Inhaul.Review.Configuration;

namespace Inhaul.Review.Tests.Configuration;

public sealed class ConfigurationReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_said_replaces_what_holds_by_default_and_the_rest_stays()
    {
        var configuration = Read("""
            {
              // Comments are fine.
              "names": { "begin": "start_import", "complete": ["end_import", "finish_import"], "buffers": ["Batch"], "writes": ["put"], "flushes": ["save"] },
              "parameters": { "complete": { "id": "import_id", "status": "state", "stats": "counts" } },
              "statuses": { "finished": "DONE" },
              "stats": ["rows"],
              "severities": { "T3": "low", "G1": "off" },
              "triggers": ["rebuild_index"],
              "exclude": ["legacy/**"],
            }
            """);

        var rules = configuration.Rules;
        Assert.Equal(["start_import"], rules.Begin.Names);
        Assert.Equal(["end_import", "finish_import"], rules.Complete.Names);
        Assert.Equal(["Batch", "put", "save"], [.. rules.BufferClasses, .. rules.BufferWrites, .. rules.BufferFlushes]);
        Assert.Equal([new CallParameter(CallRole.Id, 0, "import_id"), new CallParameter(CallRole.Status, 1, "state"), new CallParameter(CallRole.Stats, 2, "counts")], rules.Complete.Parameters);
        Assert.Equal(ReviewRules.Default.Begin.Parameters, rules.Begin.Parameters);
        Assert.Equal(("Running", "DONE", "Failed"), (rules.Running, rules.Finished, rules.Failed));
        Assert.Equal(["rows"], rules.RequiredStats);
        Assert.Equal(["mark_for_aggregation", "rebuild_index"], rules.Aggregate);
        Assert.Equal((ReviewSeverity.Low, ReviewSeverity.Critical), (rules.Severities["T3"], rules.Severities["F1"]));
        Assert.True(configuration.Excluded.Has("legacy/a.py"));
        Assert.Empty(configuration.Limit(ExampleReview.Report(ExampleReview.Finding with { Rule = "G1" })).Findings);
    }

    [Fact]
    public void An_empty_configuration_changes_nothing()
    {
        var rules = Read("{}").Rules;
        Assert.Equal(ReviewRules.Default.Aggregate, rules.Aggregate);
        Assert.Equal(ReviewRules.Default.Severities, rules.Severities);
        Assert.Equal(ReviewRules.Default.Required, rules.Required);
    }

    [Theory]
    [InlineData("""{ "severity": {} }""", "severity is not known; there are names, parameters, statuses, stats, severities, triggers, exclude.")]
    [InlineData("""{ "names": { "begn": ["x"] } }""", "names.begn is not known; there are begin, complete, aggregate, buffers, writes, flushes.")]
    [InlineData("""{ "names": { "begin": [] } }""", "names.begin has to be a list of texts, with one at least.")]
    [InlineData("""{ "names": { "begin": ["x", 7] } }""", "names.begin[1] has to be a text.")]
    [InlineData("""{ "names": ["x"] }""", "names has to be an object with some of begin,")]
    [InlineData("""{ "parameters": { "begin": { "identity": "x" } } }""", "parameters.begin.identity is not known; there are database, id, tenant, type, status.")]
    [InlineData("""{ "parameters": { "begin": { "type": "x" } } }""", "parameters.begin has to have an id.")]
    [InlineData("""{ "severities": { "T9": "low" } }""", "severities.T9 is not known; there are P1, P2,")]
    [InlineData("""{ "severities": { "T3": "lowest" } }""", "severities.T3 is 'lowest', which is not one of info, low, medium, high, critical, off.")]
    [InlineData("[]", "the configuration has to be an object")]
    public void What_is_not_understood_is_refused_with_its_place(string text, string said)
    {
        var refusal = Assert.Throws<ReviewException>(() => Read(text));
        Assert.StartsWith($"{_folder.PathOf("review.json")}: {said}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_json_or_no_file_is_refused_with_its_place()
    {
        Assert.Equal($"{_folder.PathOf("review.json")}, line 2, position 3: this is not JSON.", Assert.Throws<ReviewException>(() => Read("{\n  names: 1\n}")).Message);
        Assert.StartsWith("--config nowhere.json cannot be read: ", Assert.Throws<ReviewException>(() => ConfigurationReader.Read("nowhere.json")).Message, StringComparison.Ordinal);
    }

    private ReviewConfiguration Read(string text) => ConfigurationReader.Read(_folder.Write("review.json", text));
}
