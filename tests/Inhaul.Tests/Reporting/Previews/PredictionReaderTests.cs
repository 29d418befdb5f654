using Inhaul.Reporting.Previews;

namespace Inhaul.Tests.Reporting.Previews;

public sealed class PredictionReaderTests : IDisposable
{
    private const string Header = """{"predicts":"people","sources":["ab"]}""";
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Rows_are_read_as_they_were_written()
    {
        using var reader = await OpenAsync(Header, Row(1, """{"id":"1"}"""), Row(7, "null"));

        Assert.Equal(("people", "ab"), (reader.Header.Table, Assert.Single(reader.Header.Sources)));
        Assert.Equal((1, RowOutcome.Updated, "id=1"), (reader.Next!.Row, reader.Next.Outcome, reader.Next.KeyText));
        Assert.Equal(new PreviewedChange("name", null, ""), Assert.Single(reader.Next.Changes));
        await reader.MoveAsync(TestContext.Current.CancellationToken);
        Assert.Equal((7, ""), (reader.Next!.Row, reader.Next.KeyText));
        await reader.MoveAsync(TestContext.Current.CancellationToken);
        Assert.Null(reader.Next);
    }

    [Theory]
    [InlineData("it is empty")]
    [InlineData("line 1 cannot be understood", "row,line,outcome")]
    [InlineData("line 1 cannot be understood", "[]")]
    [InlineData("line 2 cannot be understood", Header, "{}")]
    [InlineData("line 2 cannot be understood", Header, """{"row":1,"line":2,"outcome":"lost","key":null,"reason":null,"changes":[]}""")]
    [InlineData("line 2 cannot be understood", Header, """{"row":1,"line":""")]
    public async Task What_is_no_prediction_says_where(string reason, params string[] lines)
    {
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => OpenAsync(lines));

        Assert.EndsWith($"f.json is no prediction: {reason}. Make one with 'inhaul import … --dry-run --diff-to f.json'.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_out_of_order_are_refused()
    {
        using var reader = await OpenAsync(Header, Row(2, "null"), Row(2, "null"));

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => reader.MoveAsync(TestContext.Current.CancellationToken));

        Assert.Contains("row 2 in line 3 comes after row 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named() => Assert.StartsWith(
        "The prediction nowhere.json cannot be read: ",
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => PredictionReader.OpenAsync("nowhere.json", TestContext.Current.CancellationToken))).Message,
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static string Row(int row, string key) =>
        $$"""{"row":{{row}},"line":{{row + 1}},"outcome":"updated","key":{{key}},"reason":null,"changes":[{"column":"name","old":null,"new":""}]}""";

    private Task<PredictionReader> OpenAsync(params string[] lines) =>
        PredictionReader.OpenAsync(_folder.Write("f.json", string.Concat(lines.Select(line => line + "\n"))), TestContext.Current.CancellationToken);
}
