using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

public sealed class TypeInferenceTests
{
    [Theory]
    [InlineData(ColumnType.Integer, "all 3 values are whole numbers", "1", "-2", "+30")]
    [InlineData(ColumnType.Integer, "all 2 values are whole numbers", "1", "", "  ", "2")]
    [InlineData(ColumnType.Decimal, "all 3 values are decimal numbers", "1", "2.50", "-.5")]
    [InlineData(ColumnType.Boolean, "all 2 values are true or false", "true", "FALSE")]
    [InlineData(ColumnType.Boolean, "all 2 values are yes or no", "Yes", "no")]
    [InlineData(ColumnType.Date, "all 2 values are dates as yyyy-MM-dd", "2025-01-31", "1999-12-31")]
    [InlineData(ColumnType.Timestamp, "all 2 values are dates with times", "2025-01-31T10:00", "2025-01-31 10:00:00.5")]
    [InlineData(ColumnType.TimestampTz, "all 2 values are dates with times and offsets", "2025-01-31T10:00Z", "2025-01-31 10:00:00+02:00")]
    [InlineData(ColumnType.Uuid, "all 1 values are UUIDs", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData(ColumnType.Text, "words", "red", "green")]
    public void A_column_of_one_kind_has_its_type(ColumnType type, string why, params string[] values)
    {
        var inferred = TypeInference.Of("c", EvidenceOf.Values(values));
        Assert.Equal((type, null, why, 0L, ""), (inferred.Type, inferred.Format, inferred.Why, inferred.Misfits, string.Join("; ", inferred.Problems)));
    }

    [Theory]
    [InlineData]
    [InlineData("", " ", "")]
    public void A_column_without_values_is_text(params string[] values) => Expect("no values to tell from", null, EvidenceOf.Values(values));

    [Fact]
    public void One_leading_zero_makes_identifiers() =>
        Expect("identifiers: '007' on line 4 starts with a zero that a number would lose", null, EvidenceOf.Values("1", "2", "007"));

    [Fact]
    public void More_digits_than_a_number_holds_make_identifiers() => Expect(
        "identifiers: '1234567890123456789' on line 3 has more digits than a 64-bit number holds", null, EvidenceOf.Values("1", "1234567890123456789"));

    [Fact]
    public void Codes_beside_digits_make_identifiers() =>
        Expect("identifiers: digits beside codes such as 'H1' on line 41", null, EvidenceOf.Values([.. "5".Times(39), "H1"]));

    [Fact]
    public void An_exponent_is_no_number_until_a_person_says_so() => Expect(
        "numbers with an exponent, such as '1.23E+11' on line 3, are no identifiers and no exact numbers",
        "'1.23E+11' looks like a long number that a spreadsheet shortened; if these are measurements, say --column c:double",
        EvidenceOf.Values("5", "1.23E+11"));

    [Fact]
    public void Grouped_numbers_are_not_guessed() => Expect(
        "'1,234' on line 2 has separators that can mean thousands or decimals",
        "'1,234' is not read as a number, since '1,234' can be 1234 or 1.234; export the column without thousands separators to get numbers",
        EvidenceOf.Values("1,234", "5"));

    [Theory]
    [InlineData("03/04/2025", "d/M/yyyy", "M/d/yyyy")]
    [InlineData("3.4.2025", "d.M.yyyy", "M.d.yyyy")]
    [InlineData("03-04-2025", "d-M-yyyy", "M-d-yyyy")]
    public void A_date_that_can_be_read_in_two_ways_is_text_until_a_person_decides(string value, string dayFirst, string monthFirst) => Expect(
        $"'{value}' can be day or month first, and no value decides it", $"decide with --column c:date:{dayFirst} or --column c:date:{monthFirst}", EvidenceOf.Values(value));

    [Fact]
    public void One_value_that_can_only_be_day_first_decides()
    {
        var inferred = TypeInference.Of("c", EvidenceOf.Values("03/04/2025", "25/04/2025"));
        Assert.Equal(
            (ColumnType.Date, "d/M/yyyy", "all 2 values are dates as day/month/year: '25/04/2025' can be read in no other way"),
            (inferred.Type, inferred.Format, inferred.Why));
    }

    [Fact]
    public void One_value_that_can_only_be_month_first_decides()
    {
        var inferred = TypeInference.Of("c", EvidenceOf.Values("3.4.2025", "4.25.2025"));
        Assert.Equal(
            (ColumnType.Date, "M.d.yyyy", "all 2 values are dates as month.day.year: '4.25.2025' can be read in no other way"),
            (inferred.Type, inferred.Format, inferred.Why));
    }

    [Fact]
    public void Both_orders_in_one_column_are_not_dates() => Expect(
        "dates in both orders: '25/04/2025' and '04/25/2025'",
        "day and month change places within the column; decide with --column c:date:d/M/yyyy or --column c:date:M/d/yyyy",
        EvidenceOf.Values("25/04/2025", "04/25/2025"));

    [Fact]
    public void Different_separators_in_one_column_are_not_dates() => Expect(
        "dates with different separators", "say --column c:date:d/M/yyyy or another format; values in other formats are then refused",
        EvidenceOf.Values("25/04/2025", "26/04/2025", "27.04.2025"));

    [Fact]
    public void One_misfit_in_twenty_is_refused_as_a_row_and_told()
    {
        var inferred = TypeInference.Of("age", EvidenceOf.Values([.. "30".Times(10), "unknown", .. "40".Times(9)]));
        Assert.Equal((ColumnType.Integer, 1L, "19 of 20 values are whole numbers"), (inferred.Type, inferred.Misfits, inferred.Why));
        Assert.Equal(
            ["1 of 20 values do not fit, the first is 'unknown' on line 12; their rows are refused as integer, --column age:text takes them all"], inferred.Problems);
    }

    [Fact]
    public void The_first_misfit_is_the_one_on_the_lowest_line() => Assert.Contains(
        "the first is 'true' on line 3;", TypeInference.Of("c", EvidenceOf.Values([.. "1".Times(1), "true", "x", .. "1".Times(60)])).Problems[0], StringComparison.Ordinal);

    [Fact]
    public void More_than_one_misfit_in_twenty_makes_mixed_text() => Expect(
        "mixed: 18 of 20 values are numbers, the others are not",
        "mixed types; if the numbers are meant, say --column c:type and the other rows are refused",
        EvidenceOf.Values([.. "30".Times(18), "?", "?"]));

    [Fact]
    public void Empty_values_are_no_misfits() => Assert.Equal(ColumnType.Integer, TypeInference.Of("c", EvidenceOf.Values([.. "".Times(99), "1"])).Type);

    [Fact]
    public void A_few_decimals_among_integers_make_decimals() =>
        Assert.Equal(ColumnType.Decimal, TypeInference.Of("c", EvidenceOf.Values([.. "1".Times(90), .. "1.5".Times(10)])).Type);

    [Fact]
    public void Dates_with_and_without_times_are_mixed() => Expect(
        "mixed: 2 of 2 values are dates, the others are not",
        "mixed types; if the dates are meant, say --column c:type and the other rows are refused",
        EvidenceOf.Values("2025-01-01", "2025-01-01T10:00"));

    private static void Expect(string why, string? problem, ColumnEvidence seen)
    {
        var inferred = TypeInference.Of("c", seen);
        Assert.Equal((ColumnType.Text, null, why, 0L), (inferred.Type, inferred.Format, inferred.Why, inferred.Misfits));
        Assert.Equal(problem, inferred.Problems.SingleOrDefault());
    }
}
