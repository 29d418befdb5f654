using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>With <c>newest:column</c> a row is written only if it is newer; ages are compared as values, never as text.</summary>
public abstract class NewestPolicyContract : WritingTest
{
    private protected NewestPolicyContract(StoreUnderTest database) : base(database)
    {
    }

    public static TheoryData<ColumnType, string, string, string> Ages => new()
    {
        { ColumnType.Integer, "8", "9", "10" },
        { ColumnType.Integer, "-10", "-9", "9223372036854775807" },
        { ColumnType.Decimal, "8.5", "9.25", "10" },
        { ColumnType.Decimal, "0.00001", "0.00002", "100000000000000000000" },
        { ColumnType.Decimal, "5", "100000000000000000000", "200000000000000000000" },
        { ColumnType.Double, "-1e300", "0.30000000000000004", "1e300" },
        { ColumnType.Double, "0.3", "0.30000000000000004", "0.4" },
        { ColumnType.Date, "2023-12-31", "2024-01-01", "2024-01-02" },
        { ColumnType.Timestamp, "2024-01-01 09:59:59.999999", "2024-01-01 10:00", "2024-01-01 10:00:00.000001" },
        { ColumnType.TimestampTz, "2024-01-01T23:00:00+14:00", "2024-01-01T10:00:00Z", "2024-01-01T01:00:00-10:00" },
    };

    [Theory]
    [MemberData(nameof(Ages))]
    public async Task The_newer_row_is_written_and_the_older_is_stale(ColumnType type, string older, string held, string newer)
    {
        var definition = Versioned(type);
        await WriteAsync(definition, ["1", "held", held]);

        Assert.Equal(["stale"], await OutcomesAsync(definition, ["1", "older", older]));
        Assert.Equal("held", await NameAsync());
        Assert.Equal(["updated"], await OutcomesAsync(definition, ["1", "newer", newer]));
        Assert.Equal("newer", await NameAsync());
        Assert.Equal(["stale"], await OutcomesAsync(definition, ["1", "held", held]));
        Assert.Equal("newer", await NameAsync());
    }

    [Theory]
    [MemberData(nameof(Ages))]
    public async Task A_row_as_old_as_the_target_is_unchanged_and_not_written(ColumnType type, string older, string held, string newer)
    {
        var definition = Versioned(type);
        foreach (var value in (string[])[older, held, newer])
        {
            await WriteAsync(definition, ["1", "held", value]);
            Assert.Equal(["unchanged", "unchanged"], await OutcomesAsync(definition, ["1", "other", value], ["1", "held", value]));
        }

        Assert.Equal("held", await NameAsync());
    }

    [Fact]
    public async Task A_row_without_an_age_is_stale()
    {
        var definition = Versioned(ColumnType.Timestamp);
        await WriteAsync(definition, ["1", "held", "2024-01-01 10:00"]);

        Assert.Equal(["stale"], await OutcomesAsync(definition, ["1", "no age", null]));
    }

    [Fact]
    public async Task A_row_with_an_age_is_newer_than_one_without()
    {
        var definition = Versioned(ColumnType.Timestamp);
        await WriteAsync(definition, ["1", "no age", null]);

        Assert.Equal(["updated"], await OutcomesAsync(definition, ["1", "aged", "0001-01-01 00:00"]));
        Assert.Equal("aged", await NameAsync());
    }

    [Fact]
    public async Task Two_offsets_of_one_instant_are_equally_old()
    {
        var definition = Versioned(ColumnType.TimestampTz);
        await WriteAsync(definition, ["1", "held", "2024-06-01T12:00:00+02:00"]);

        Assert.Equal(["unchanged"], await OutcomesAsync(definition, ["1", "other", "2024-06-01T10:00:00Z"]));
        Assert.Equal(["stale"], await OutcomesAsync(definition, ["1", "older although greater as text", "2024-06-01T12:30:00+03:00"]));
        Assert.Equal(["updated"], await OutcomesAsync(definition, ["1", "newer although less as text", "2024-06-01T09:00:00-05:00"]));
    }

    private static ImportDefinition Versioned(ColumnType type) =>
        SampleTable.Of("versioned", ["id"], ("id", ColumnType.Integer), ("name", ColumnType.Text), ("age \"x\"", type)).On("newest:age \"x\"");

    private Task<string?> NameAsync() => Database.ScalarAsync("SELECT name FROM versioned");
}
