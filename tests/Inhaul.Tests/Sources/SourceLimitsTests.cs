using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

public sealed class SourceLimitsTests
{
    [Fact]
    public void Each_limit_can_be_changed_by_name() => Assert.Equal(
        new SourceLimits { FileBytes = 1, Rows = 2, RecordBytes = 3, FieldBytes = 4, Columns = 5, InflationRatio = 6, JsonDepth = 7, SharedTextBytes = 8 },
        new SourceLimits().With("file-bytes=1").With("rows=2").With("record-bytes=3").With("field-bytes=4").With("columns=5").With("inflation-ratio=6").With("json-depth=7").With("shared-text-bytes=8"));

    [Fact]
    public void The_largest_values_are_accepted() => Assert.Equal(
        (1 << 30, 1 << 30, 100_000), Sizes(new SourceLimits().With("record-bytes=1073741824").With("field-bytes=1073741824").With("columns=100000")));

    [Theory]
    [InlineData("rows")]
    [InlineData("rows=")]
    [InlineData("rows=0")]
    [InlineData("rows=-1")]
    [InlineData("rows=+1")]
    [InlineData("rows= 1")]
    [InlineData("rows=1k")]
    [InlineData("rows=99999999999999999999")]
    [InlineData("lines=1")]
    [InlineData("Rows=1")]
    [InlineData("=1")]
    [InlineData("record-bytes=1073741825")]
    [InlineData("field-bytes=1073741825")]
    [InlineData("columns=100001")]
    [InlineData("json-depth=100001")]
    [InlineData("inflation-ratio=1000001")]
    public void Anything_else_is_refused_with_the_limits_there_are(string text)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => new SourceLimits().With(text));
        Assert.Equal(
            $"'{text}' is not a limit. Write name=value with file-bytes, rows, record-bytes (up to 1073741824), field-bytes (likewise), columns (up to 100000), json-depth (likewise), inflation-ratio (up to 1000000) or shared-text-bytes.",
            refusal.Message);
    }

    private static (int, int, int) Sizes(SourceLimits limits) => (limits.RecordBytes, limits.FieldBytes, limits.Columns);
}
