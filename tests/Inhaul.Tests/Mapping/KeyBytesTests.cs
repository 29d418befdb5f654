using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Tests.Mapping;

public sealed class KeyBytesTests
{
    [Theory]
    [InlineData("decimal", "5", "+5")]
    [InlineData("decimal", "5", "5.0")]
    [InlineData("decimal", "5.00", "005")]
    [InlineData("decimal", "-0.0", "0")]
    [InlineData("decimal", ".5", "0.50")]
    [InlineData("integer", "5", "+5")]
    [InlineData("integer", "0", "-0")]
    [InlineData("integer", "7", " 007 ")]
    [InlineData("double", "1250", "1.25E+3")]
    [InlineData("double", "0", "-0.0")]
    [InlineData("boolean", "yes", "1")]
    [InlineData("date:d/M/yyyy", "3/4/2025", "03/04/2025")]
    [InlineData("timestamp", "2025-01-01T10:00", "2025-01-01 10:00:00.000")]
    [InlineData("timestamp_tz", "2025-01-01T10:00Z", "2025-01-01T12:00:00+02:00")]
    [InlineData("uuid", "0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5B-D9CB-469F-A165-70867728950E")]
    public void Keys_that_are_equal_as_values_are_the_same_key(string type, string one, string other) =>
        Assert.Equal(Identity([type], one), Identity([type], other));

    [Theory]
    [InlineData("decimal", "5", "50")]
    [InlineData("decimal", "5", "-5")]
    [InlineData("decimal", "0.5", "0.05")]
    [InlineData("decimal", "10000000000000000000000000000001", "10000000000000000000000000000002")]
    [InlineData("text", "a", "A")]
    [InlineData("text", "a", "a ")]
    [InlineData("text", "5", "5.0")]
    public void Keys_that_differ_as_values_are_different_keys(string type, string one, string other) =>
        Assert.NotEqual(Identity([type], one), Identity([type], other));

    [Fact]
    public void The_parts_of_a_key_do_not_run_together() =>
        Assert.NotEqual(Identity(["text", "text"], "ab", "c"), Identity(["text", "text"], "a", "bc"));

    [Fact]
    public void A_gap_in_a_key_is_a_value_of_its_own() => Assert.NotEqual(Identity(["integer", "text"], "0", "x"), Identity(["integer", "text"], "", "x"));

    [Theory]
    [InlineData("integer", "-5", "3", "20")]
    [InlineData("decimal", "-10.5", "-9.25", "0.5", "3", "20")]
    [InlineData("double", "-1e9", "-0.5", "0", "0.25", "1e9")]
    [InlineData("date", "1999-12-31", "2000-01-01")]
    [InlineData("timestamp", "2025-01-01T10:00", "2025-01-01T10:00:00.5", "2025-01-01T10:00:01")]
    [InlineData("timestamp_tz", "2025-01-01T12:00+02:00", "2025-01-01T10:01Z")]
    public void The_newer_of_two_values_has_the_greater_rank(string type, params string[] ascending)
    {
        var ranks = ascending.Prepend("").Select(value => Rank(type, value)).ToList();
        Assert.Equal(ranks.Order().Distinct(), ranks);
    }

    private static long Rank(string type, string value)
    {
        var rows = Row([type], [value]);
        return KeyBytes.Rank(rows, rows[0][0]);
    }

    private static UInt128 Identity(string[] types, params string[] values) =>
        KeyBytes.Identity(Row(types, values), 0, [.. Enumerable.Range(0, types.Length)]);

    private static RowBatch Row(string[] types, string[] values)
    {
        var rows = new RowBatch(types.Length);
        var cells = rows.Add(0);
        for (var i = 0; i < types.Length; i++)
        {
            var decision = ColumnDecision.Parse("c:" + types[i]);
            Assert.True(ValueReader.TryRead(new FieldDefinition("c", "c", decision.Type, decision.Format), Encoding.UTF8.GetBytes(values[i]), rows, out cells[i]));
        }

        return rows;
    }
}
