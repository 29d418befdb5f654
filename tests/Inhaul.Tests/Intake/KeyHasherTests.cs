using System.Text;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling;
using Inhaul.Sources;
using Inhaul.Tests.Profiling;

namespace Inhaul.Tests.Intake;

public sealed class KeyHasherTests
{
    public static TheoryData<ColumnType, string[]> Spellings() => new()
    {
        { ColumnType.Integer, ["0", "-0", "+0", "5", "+5", " 5 ", "-5", "50", "", " ", "unknown"] },
        { ColumnType.Decimal, ["0", "-0.0", "0.00", "5", "+5", "5.0", "5.00", ".5", "0.5", "0.50", "-.5", "-0.5", "100", "100.0", "", "  "] },
        { ColumnType.Boolean, ["true", "TRUE", "True", "false", "FALSE", "yes", "1", "y", "T", "no", "0", "n", "f", ""] },
        { ColumnType.Boolean, ["yes", "YES", "no", "No", "true", "1", "t", "false", "0", "F"] },
        { ColumnType.Date, ["2025-01-02", " 2025-01-02", "2025-01-03", "2025-02-30"] },
        { ColumnType.Date, ["3/4/2025", "03/04/2025", "25/4/2025", "25/04/2025", "4/3/2025"] },
        { ColumnType.Timestamp, ["2025-01-02T10:00", "2025-01-02 10:00:00", "2025-01-02 10:00:00.000", "2025-01-02 10:00:00.5", ""] },
        { ColumnType.TimestampTz, ["2025-01-02T10:00Z", "2025-01-02T12:00:00+02:00", "2025-01-02 05:00:00.0-05:00", "2025-01-02T10:00+02:00"] },
        { ColumnType.Uuid, ["0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5B-D9CB-469F-A165-70867728950E", "0f8fad5b-d9cb-469f-a165-70867728950f"] },
        { ColumnType.Text, ["a", "A", "a ", " ", "", "007", "7", "7.0", "true", "1"] },
    };

    /// <summary>The few rows whose hashes meet are compared exactly; rows whose hashes do not meet never are.</summary>
    [Theory]
    [MemberData(nameof(Spellings))]
    public void Keys_that_are_equal_as_values_have_equal_hashes_even_before_the_type_is_known(ColumnType type, string[] spellings)
    {
        var field = Field(type, spellings);
        Assert.All(EqualPairs(field, spellings), pair =>
        {
            Assert.Equal(Hash(null, pair.One), Hash(null, pair.Other));
            Assert.Equal(Hash(field, pair.One), Hash(field, pair.Other));
        });
    }

    /// <summary>The table tells that the key is a date, and only the values of all rows how it is written.</summary>
    [Fact]
    public void Dates_have_equal_hashes_even_before_it_is_known_how_they_are_written()
    {
        var field = new FieldDefinition("k", "k", ColumnType.Date, null);
        Assert.NotEqual(0UL, Hash(field, "3/4/2025"));
        Assert.Equal(Hash(field, "3/4/2025"), Hash(field, "03/04/2025"));
        Assert.NotEqual(Hash(field, "3/4/2025"), Hash(field, "4/3/2025"));
    }

    /// <summary>A column becomes one of floating-point numbers only by a person's word, so its type is known.</summary>
    [Theory]
    [InlineData("1250", "1.25E+3")]
    [InlineData("0", "-0")]
    [InlineData("0.5", ".50")]
    public void Floating_point_keys_that_are_equal_have_equal_hashes(string one, string other)
    {
        var field = new FieldDefinition("k", "k", ColumnType.Double, null);
        Assert.Equal(Hash(field, one), Hash(field, other));
    }

    [Fact]
    public void The_examples_have_keys_that_are_equal_in_different_spellings() => Assert.All(
        Spellings().Select(row => row.Data).Where(data => data.Item1 != ColumnType.Text),
        data => Assert.NotEmpty(EqualPairs(Field(data.Item1, data.Item2), data.Item2)));

    [Theory]
    [InlineData("1", "2")]
    [InlineData("a", "b")]
    [InlineData("1", "-1")]
    [InlineData("2025-01-02", "2025-01-03")]
    [InlineData("0.5", "0.05")]
    public void Different_keys_have_different_hashes(string one, string other) => Assert.NotEqual(Hash(null, one), Hash(null, other));

    [Fact]
    public void A_key_that_cannot_be_read_has_no_hash() => Assert.Equal(0UL, Hash(new FieldDefinition("k", "k", ColumnType.Integer, null), "x"));

    [Fact]
    public void An_empty_key_has_no_hash() => Assert.Equal(0UL, Hash("1,\n"u8.ToArray(), [1], [null]));

    [Fact]
    public void A_key_of_several_columns_with_a_gap_has_a_hash()
    {
        Assert.NotEqual(0UL, Hash("1,"));
        Assert.Equal(0UL, Hash(","));
        Assert.NotEqual(Hash("1,"), Hash(",1"));
    }

    [Fact]
    public void The_parts_of_a_key_do_not_run_together() => Assert.NotEqual(Hash("ab,c"), Hash("a,bc"));

    /// <summary>All pairs of spellings that a column of the type reads as the same key, beside a constant part.</summary>
    private static List<(string One, string Other)> EqualPairs(FieldDefinition field, string[] spellings)
    {
        var rows = new RowBatch(2);
        var read = new List<(string Spelling, UInt128 Key)>();
        foreach (var spelling in spellings)
        {
            if (ValueReader.TryRead(field, Encoding.UTF8.GetBytes(spelling), rows, out var cell))
            {
                var cells = rows.Add(0);
                cells[0] = new Cell(CellKind.Integer, 0, 1);
                cells[1] = cell;
                read.Add((spelling, KeyBytes.Identity(rows, rows.Count - 1, [0, 1])));
            }
        }

        return [.. from one in read from other in read where one.Spelling != other.Spelling && one.Key == other.Key select (one.Spelling, other.Spelling)];
    }

    private static FieldDefinition Field(ColumnType type, string[] spellings)
    {
        var format = type == ColumnType.Date ? TypeInference.Of("k", EvidenceOf.Values(spellings)).Format : null;
        return new FieldDefinition("k", "k", type, format);
    }

    /// <summary>The hash of a key whose first part is always 1.</summary>
    private static ulong Hash(FieldDefinition? known, string value) => Hash(Encoding.UTF8.GetBytes($"1,\"{value}\"\n"), [0, 1], [null, known]);

    private static ulong Hash(string row) => Hash(Encoding.UTF8.GetBytes(row), [0, 1], [null, null]);

    private static ulong Hash(byte[] row, int[] columns, FieldDefinition?[] known)
    {
        using var records = CsvRecords.OfChunk(row, new CsvLayout(',', ["a", "k"], []), new SourceLimits());
        Assert.True(records.Read());
        return new KeyHasher(columns, known).Hash(records);
    }
}
