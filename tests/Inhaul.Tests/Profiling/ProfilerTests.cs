using System.Globalization;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;
using Inhaul.Profiling.Sensitive;
using Inhaul.Sources;

namespace Inhaul.Tests.Profiling;

public sealed class ProfilerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_column_is_profiled()
    {
        var profile = await ProfileAsync("id,name,note\n1,Ann,\n2,Bob,x\n3,Ann,\n4,,\n");
        Assert.Equal(
            ["id Integer 4 1 4 1/2/3", "name Text 3 0.75 2 Ann/Bob", "note Text 1 0.25 1 x"],
            profile.Columns.Select(column => FormattableString.Invariant(
                $"{column.Name} {column.Inferred.Type} {column.Filled} {column.FillRate} {column.Distinct} {string.Join('/', column.Samples)}")));
    }

    [Fact]
    public async Task Malformed_rows_are_counted_and_the_first_is_named()
    {
        var profile = await ProfileAsync("a,b\n1,2\n1\n\"x\"y,2\n3,4\n");
        Assert.Equal((4, 2, 3), (profile.Rows, profile.MalformedRows, profile.FirstMalformedLine));
    }

    [Fact]
    public async Task Malformed_rows_are_no_evidence_for_types() =>
        Assert.Equal(ColumnType.Integer, (await ProfileAsync("a,b\n1,2\nx,y,z\n3,4\n")).Columns[0].Inferred.Type);

    [Fact]
    public async Task A_file_without_rows_has_columns()
    {
        var profile = await ProfileAsync("a;b\n");
        Assert.Equal((0, null, ';', 2, 0.0), (profile.Rows, profile.FirstMalformedLine, ((CsvLayout)profile.Layout).Separator, profile.Columns.Count, profile.Columns[0].FillRate));
    }

    [Fact]
    public async Task What_becomes_frequent_after_many_values_that_differ_is_found()
    {
        const int Different = 150_000;
        const int Often = 50_000;
        var values = Enumerable.Range(0, Different).Select(i => $"v{i}").Concat(Enumerable.Repeat("often", Often)).Append("last");
        var column = (await ProfileAsync("a\n" + string.Concat(values.Select(value => value + "\n")))).Columns[0];

        Assert.Equal((Different + Often + 1, Uniqueness.Repeated, false), (column.Filled, column.Uniqueness, column.IsFrequentExact));
        Assert.Equal(("v0", "v99999", "often"), (column.Samples[0], column.Max, column.Frequent[0].Label));
        Assert.InRange(column.Frequent[0].Count, 2, Often);
        Assert.Equal((2, 7, (long)Different + Often + 1), (column.Text.Shortest, column.Text.Longest, column.Text.Bars().Sum(bar => bar.Count)));
    }

    [Fact]
    public async Task Long_samples_are_shortened() =>
        Assert.Equal([new string('x', 40) + "…"], (await ProfileAsync("a\n" + new string('x', 41) + "\n")).Columns[0].Samples);

    [Fact]
    public async Task A_large_file_has_the_profile_that_is_computed_plainly()
    {
        var random = new Random(11);
        string[] colors = ["red", "blue", "green", "gold", "black", "white", "grey"];
        var rows = Enumerable.Range(1, 12_000).Select(i => (
            Id: i, Amount: random.Next(-99_999, 1_000_000) / 100m, Day: new DateOnly(2019, 1, 1).AddDays(random.Next(2_000)), Color: colors[random.Next(100) < 40 ? 0 : random.Next(1, 7)], Note: random.Next(3) == 0 ? "" : $"n{random.Next(9_000)}")).ToList();
        var profile = await ProfileAsync("id,amount,day,color,note\n" + string.Concat(rows.Select(row => FormattableString.Invariant($"{row.Id},{row.Amount:0.00},{row.Day:dd.MM.yyyy},{row.Color},{row.Note}\n"))));
        var (id, amount, day, color, note) = (profile.Columns[0], profile.Columns[1], profile.Columns[2], profile.Columns[3], profile.Columns[4]);

        Assert.Equal((12_000, true, Uniqueness.Unique), (id.Distinct, id.IsDistinctExact, id.Uniqueness));
        Assert.Equal((FormattableString.Invariant($"{rows.Min(row => row.Amount):0.00}"), FormattableString.Invariant($"{rows.Max(row => row.Amount):0.00}")), (amount.Min, amount.Max));
        Assert.Equal((double)rows.Average(row => row.Amount), amount.Average!.Value, 6);
        Assert.Equal(rows.GroupBy(row => (int)Math.Floor(row.Amount / 500)).OrderBy(bin => bin.Key).Select(bin => ($"{bin.Key * 500:#,0} to {(bin.Key + 1) * 500:#,0}", bin.LongCount())), amount.Histogram.Select(bar => (bar.Label, bar.Count)));
        Assert.Equal((ColumnType.Date, rows.Min(row => row.Day).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), rows.Max(row => row.Day).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)), (day.Inferred.Type, day.Min, day.Max));
        Assert.Equal(rows.GroupBy(row => $"{row.Day.Year} Q{((row.Day.Month - 1) / 3) + 1}").OrderBy(bin => bin.Key).Select(bin => (bin.Key, bin.LongCount())), day.Histogram.Select(bar => (bar.Label, bar.Count)));
        Assert.Equal((7, true, Uniqueness.Repeated), (color.Distinct, color.IsFrequentExact, color.Uniqueness));
        Assert.Equal(rows.GroupBy(row => row.Color).OrderByDescending(group => group.Count()).Select(group => (group.Key, group.LongCount())), color.Frequent.Select(value => (value.Label, value.Count)));
        Assert.Equal((rows.LongCount(row => row.Note.Length > 0), Uniqueness.Incomplete, false), (note.Filled, note.Uniqueness, note.IsDistinctExact));
        Assert.InRange(note.Distinct, 0.93 * rows.Select(row => row.Note).Distinct().Count(), 1.07 * rows.Select(row => row.Note).Distinct().Count());
        Assert.Equal(rows.Where(row => row.Note.Length > 0).Average(row => row.Note.Length), note.Text.AverageLength, 6);
        Assert.Equal(rows.LongCount(row => row.Note.Length > 4), note.Text.LongerThan(4));
    }

    [Fact]
    public async Task Few_values_that_are_sensitive_or_odd_at_the_end_of_a_large_file_are_found()
    {
        const int Rows = 60_000;
        var profile = await ProfileAsync("id,note,size\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => i switch
        {
            Rows - 50 => $"{i},call ann@example.org,1\n",
            1 => $"{i},note {i},0.{new string('0', 310)}1\n",
            Rows - 40 => $"{i},\" note {i}\",1\n",
            Rows - 30 => $"{i},note {i - 1},1\n",
            Rows - 20 => $"{i},,1\n",
            _ => $"{i},note {i},{i % 100}\n",
        })));
        var note = profile.Columns[1];

        Assert.Equal((Rows, true, Uniqueness.Unique), (profile.Columns[0].Distinct, profile.Columns[0].IsDistinctExact, profile.Columns[0].Uniqueness));
        Assert.Equal((SensitiveKind.Email, 1, Rows - 49, true), (Assert.Single(note.Sensitive).Kind, note.Sensitive[0].Count, note.Sensitive[0].FirstLine, note.IsMasked));
        Assert.Equal((1, Rows - 39), note.Text[TextMark.SurroundingSpaces]);
        Assert.Equal((Rows - 1, Uniqueness.Repeated), (note.Filled, note.Uniqueness));
        Assert.Equal(("0", "99", Rows), (profile.Columns[2].Min, profile.Columns[2].Max, profile.Columns[2].Histogram.Sum(bar => bar.Count)));
    }

    [Fact]
    public async Task A_column_with_sensitive_data_is_masked_everywhere_unless_it_is_to_be_shown()
    {
        const string Text = "id,card\n1,4111111111111111\n2,5555555555554444\n3,4111111111111111\n4,4012888888881881\n5,5105105105105100\n6,none\n";
        var masked = (await ProfileAsync(Text)).Columns[1];
        var shown = (await ProfileAsync(Text, showSensitive: true)).Columns[1];

        Assert.Equal((true, "****-1111"), (masked.IsMasked, masked.Samples[0]));
        Assert.DoesNotContain(
            [masked.Min!, masked.Max!, masked.Inferred.Why, .. masked.Samples, .. masked.Problems, .. masked.Frequent.Select(value => value.Label), .. masked.Misfits.Select(example => example.Value), .. masked.Evidence.Examples.Select(example => example.Value)],
            text => text.Contains("411111", StringComparison.Ordinal) || text.Contains("5105", StringComparison.Ordinal));
        Assert.Empty(masked.Histogram);
        Assert.Equal((false, "4111111111111111", 1), (shown.IsMasked, shown.Frequent[0].Label, shown.Sensitive.Count));
    }

    [Fact]
    public async Task What_is_odd_about_values_is_counted_with_its_first_line()
    {
        var column = (await ProfileAsync("a,b\nx,1\n\" y\",2\nCafÃ©,3\n\"z\u0001\",4\nü,5\n\"z\u0001\",6\n")).Columns[0];
        Assert.Equal((1, 3), column.Text[TextMark.SurroundingSpaces]);
        Assert.Equal((1, 4), column.Text[TextMark.DecodedTwice]);
        Assert.Equal((2, 5), column.Text[TextMark.ControlCharacters]);
        Assert.Equal((1, 5, 4), (column.Text.Shortest, column.Text.Longest, column.Text.LongestLine));
    }

    [Theory]
    [InlineData("red;blue,x\nred,x\ngreen;red;blue,x\n", ";", 2, 2.5, 3)]
    [InlineData("red|blue,x\na|b,x\nx,y\n", "|", 2, 2.0, 2)]
    [InlineData("\"[1,2,3]\",x\n[],x\n\"[4,5]\",x\n", "JSON array", 3, 2.0, 3)]
    public async Task Cells_with_several_values_are_told_with_their_separator(string rows, string separator, long cells, double average, int most)
    {
        var several = (await ProfileAsync("tags,b\n" + rows)).Columns[0].Several!;
        Assert.Equal((separator, cells, average, most), (several.Separator, several.Cells, several.Average, several.Most));
    }

    [Fact]
    public async Task Sentences_and_addresses_are_one_value() =>
        Assert.Null((await ProfileAsync("a,b\n\"12 Main St, Cork\",x\n\"well, yes\",x\n")).Columns[0].Several);

    [Theory]
    [InlineData("1001,Ann,2024-01-05,12.50\n1002,Bob,2024-02-05,7\n", true)]
    [InlineData("id,name,2024,2025\n1,a,2,3\n", false)]
    [InlineData("id,name,born\n1,a,2024-01-01\n", false)]
    public async Task Names_that_are_mostly_values_say_that_there_is_no_header(string text, bool isSaid) =>
        Assert.Equal(isSaid, (await ProfileAsync(text)).Problems.Any(problem => problem.StartsWith("this file has no header row", StringComparison.Ordinal)));

    [Fact]
    public async Task What_stands_for_a_name_in_a_file_without_a_header_is_masked_too()
    {
        var profile = await ProfileAsync("ann@example.org,ann@example.org,7\nbob@example.org,eve@example.org,8\n");
        Assert.Equal(["****@****.org", "****@****", "7"], profile.Columns.Select(column => column.Name));
        Assert.DoesNotContain(profile.Problems, problem => problem.Contains("ann@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_that_would_be_refused_by_themselves_are_told_with_their_reason() =>
        Assert.Contains((await ProfileAsync("{\"id\":1,\"name\":\"\\ud800\"}\n{\"id\":2,\"name\":\"Ann\"}\n")).Columns[1].Problems, problem => problem.StartsWith("1 values would be refused, the first on line 1: ", StringComparison.Ordinal));

    [Fact]
    public async Task Rows_with_another_number_of_fields_are_named_by_their_lines()
    {
        var profile = await ProfileAsync("a,b\n1,2\n1\n3,4\n1,2,3\n\"x\"y,2\n");
        Assert.Equal(["field_count 2 3/5", "malformed_quotes 1 6"], profile.Faults.Select(fault => $"{fault.Code} {fault.Rows} {string.Join('/', fault.Lines)}"));
    }

    [Fact]
    public async Task Columns_that_identify_rows_only_together_are_found()
    {
        var profile = await ProfileAsync("shop,no,what\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"s{i % 20},{i / 20},{(i % 3 == 0 ? "a" : "b")}\n")));
        Assert.All(profile.Columns, column => Assert.Equal(Uniqueness.Repeated, column.Uniqueness));
        Assert.Equal(["shop", "no"], Assert.Single(profile.JointKeys));
    }

    [Fact]
    public async Task Every_format_has_the_same_profile()
    {
        var csv = await ProfileAsync("id,mail\n1,ann@example.org\n2,bob@example.org\n");
        var json = await ProfileAsync("{\"id\":1,\"mail\":\"ann@example.org\"}\n{\"id\":2,\"mail\":\"bob@example.org\"}\n");
        Assert.Equal(csv.Columns.Select(Shown), json.Columns.Select(Shown));

        static string Shown(ColumnProfile column) =>
            $"{column.Name} {column.Inferred.Type} {column.Filled} {column.Distinct} {column.Min} {column.Max} {column.Uniqueness} {string.Join('/', column.Samples)} {string.Join('/', column.Sensitive.Select(found => found.Kind))}";
    }

    private async Task<SourceProfile> ProfileAsync(string text, bool showSensitive = false) =>
        await Profiler.ProfileAsync(await _folder.SourceAsync(text), ParseOptions.None, new SourceLimits(), showSensitive, default);
}
