using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Processing;
using Inhaul.Sources;
using Inhaul.Tests.Processing.Rows;

namespace Inhaul.Tests.Processing;

/// <summary>Typed rows of raw ones: what is good is made, and of what is wrong every reason is found.</summary>
public sealed class TypedRowsTests
{
    [Fact]
    public void Good_rows_are_made_with_the_defaults_of_what_they_leave_empty()
    {
        var (rows, errors) = Map(new RowShape<Person>(), "name,age,note,born_on,mood,country", "Ann,40,,2000-01-31,very well,FR\nBob,41,a note,,,\n");
        Assert.Empty(errors);
        Assert.Equal([new Person("Ann", 40, null, new DateOnly(2000, 1, 31), Mood.VeryWell, "FR"), new Person("Bob", 41, "a note", null)], rows);
    }

    [Fact]
    public void Columns_that_the_source_does_not_have_are_defaults()
    {
        var (rows, _) = Map(new RowShape<Person>(), "age,name", "40,Ann\n");
        Assert.Equal([new Person("Ann", 40, null, null)], rows);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_found_at_once()
    {
        var shape = new RowShape<Person>();
        shape.Rules.Add(RowRule<Person>.Of(shape, person => person.Country.Length == 2, "country", "must have two letters", "country"));
        shape.Rules.Add(RowRule<Person>.Of(shape, person => person.Age > 17, "age", "must be over 17", "rule"));

        var (rows, errors) = Map(shape, "name,age,note,born_on,mood,country", ",300000000000,,31.01.2000,happy,Germany\n");

        Assert.Empty(rows);
        Assert.Equal(
            [
                "born_on not_a_date '31.01.2000' is not a date as yyyy-MM-dd",
                "name required the value is missing",
                "age out_of_range '300000000000' is out of the range of Age",
                "mood not_one_of 'happy' is none of Fine, VeryWell, Unwell",
                "country country country must have two letters",
            ],
            errors);
    }

    [Fact]
    public void A_rule_over_a_value_that_is_missing_says_nothing()
    {
        var shape = new RowShape<Person>();
        shape.Rules.Add(RowRule<Person>.Of(shape, person => person.Name.Length > 1, "name", "must be longer", "rule"));
        Assert.Equal(["name required the value is missing"], Map(shape, "name,age", ",40\n").Errors);
    }

    [Fact]
    public void A_rule_that_throws_is_an_error_of_the_row()
    {
        var shape = new RowShape<Person>();
        shape.Rules.Add(RowRule<Person>.Of(shape, person => person.Note!.Length > 1, "note", "must be longer", "rule"));
        Assert.Equal(
            ["note processor_error the rule 'note must be longer' could not be checked: Object reference not set to an instance of an object."],
            Map(shape, "name,age,note", "Ann,40,\n").Errors);
    }

    [Fact]
    public void What_the_constructor_demands_is_a_rule()
    {
        var (rows, errors) = Map(new RowShape<Rows.Range>(), "from,to", "1,2\n3,2\n");
        Assert.Equal([" rule 3 is after 2"], errors);
        Assert.Equal(1, Assert.Single(rows).From);
    }

    [Fact]
    public void What_the_constructor_demands_holds_for_rows_that_nobody_processes_too() =>
        Assert.Equal([" rule 3 is after 2"], Map(new RowShape<Rows.Range>(), "from,to", "1,2\n3,2\n", processes: false).Errors);

    [Fact]
    public void A_rule_may_look_at_what_a_type_makes_of_its_columns()
    {
        var shape = new RowShape<Login>();
        shape.Rules.Add(RowRule<Login>.Of(shape, login => login.Name == "ann", "name", "must be ann", "rule"));
        var (rows, errors) = Map(shape, "name", "Ann\nBob\n");
        Assert.Equal(["name rule name must be ann"], errors);
        Assert.Equal("ann", Assert.Single(rows).Name);
    }

    private static (List<T> Rows, List<string> Errors) Map<T>(RowShape<T> shape, string header, string text, bool processes = true)
        where T : notnull
    {
        string[] columns = header.Split(',');
        var definition = new ImportDefinition(
            "rows", [.. columns.Select(column => shape.Fields.Single(field => field.IsCalled(column)).Definition(column))], [], ConflictPolicy.Update, DuplicatePolicy.Last);
        var check = new TypedRows<T>(shape, definition, processes);
        var mapped = ChunkMapper.Map(
            System.Text.Encoding.UTF8.GetBytes(text), new byte[text.Count(c => c == '\n')], new ChunkPosition(1, 2), new Dictionary<long, RowPatch>(), definition,
            new CsvLayout(',', columns, []), new SourceLimits(), check);
        return (processes ? [.. Enumerable.Range(0, mapped.Good.Count).Select(row => check[mapped.Good, row])] : [], [.. mapped.Refused.SelectMany(row => row.Errors).Select(error => $"{error.Column} {error.Code} {error.Message}")]);
    }
}
