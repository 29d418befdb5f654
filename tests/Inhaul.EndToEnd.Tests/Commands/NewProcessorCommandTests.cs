using System.Globalization;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

public sealed class NewProcessorCommandTests
{
    /// <summary>Wrong command lines, and a part of what must be said about each.</summary>
    public static TheoryData<string, string> WrongUsage { get; } = new()
    {
        { "--into {0}", "Option '--from' is required" },
        { "--from {0}/missing.csv --into {0}", "missing.csv does not exist" },
        { "--from {0}/empty.csv --into {0}", "empty.csv is empty" },
        { "--from {0}/header.csv --into {0}", "has a header and no rows" },
        { "--from {0}/ragged.csv --into {0}", "none of its 2 rows fits the header" },
        { "--from {0}/people.csv --into {0} --name 2nd", "is no name for a class" },
        { "--from {0}/people.csv --into {0} --namespace a.class", "is no namespace" },
        { "--from {0}/people.csv --into {0} --key nope", "no column feeds 'nope'" },
        { "--from {0}/people.csv --into {0} --column nope:text", "there is no such column" },
        { "--from {0}/people.csv --into {0} --column name:whole", "Write name:type[:format]" },
        { "--from {0}/people.csv --into {0}/people.csv/here", "The files cannot be written" },
        { "--from {0}/people.csv --into {0} --name Taken", "TakenProcessor.cs is there already; nothing was written. Replace with --force" },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public async Task Wrong_usage_is_2_and_nothing_is_written(string commandLine, string said)
    {
        using var place = People();
        place.Write("empty.csv", "");
        place.Write("header.csv", "name,age\n");
        place.Write("ragged.csv", "name,age\nAnn\nBob\n");
        place.Write("TakenProcessor.cs", "mine");
        var before = place.Files();

        var refused = (await CommandHere.RunAsync([
            "new", "processor", .. commandLine.Split(' ').Select(part => string.Format(CultureInfo.InvariantCulture, part, place.PathOf("")))])).Expect(2);

        Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
        Assert.Equal(before, place.Files());
        Assert.Equal("mine", place.Read("TakenProcessor.cs"));
    }

    [Fact]
    public async Task Files_that_are_there_are_replaced_only_by_force()
    {
        using var place = People();
        place.Write("Person.cs", "mine");
        string[] arguments = ["new", "processor", "--from", place.PathOf("people.csv"), "--into", place.PathOf("")];

        (await CommandHere.RunAsync(arguments)).Expect(2);
        (await CommandHere.RunAsync([.. arguments, "--force"])).Expect(0);

        Assert.StartsWith("namespace Imports;", place.Read("Person.cs"), StringComparison.Ordinal);
        Assert.Equal(["PeopleProcessor.cs", "PeopleProcessorTests.cs", "Person.cs", "people.csv"], place.Files());
    }

    [Fact]
    public async Task It_says_what_it_wrote_what_the_key_is_and_what_to_do_next()
    {
        using var place = People();
        var (into, tests) = (place.PathOf("src"), place.PathOf("tests"));

        var text = (await CommandHere.RunAsync("new", "processor", "--from", place.PathOf("people.csv"), "--into", into, "--test-into", tests)).Expect(0).Output;

        Assert.Equal(
            $"""
            people.csv: 24 rows, 5 columns, to be imported as people
            key: email (email is unique and complete in all 24 rows)
            note: born: 'unknown' is taken for no value
            wrote {Path.Combine(into, "Person.cs")}
            wrote {Path.Combine(into, "PeopleProcessor.cs")}
            wrote {Path.Combine(tests, "PeopleProcessorTests.cs")}
            The test holds 2 real rows of people.csv: take out what must not be kept in code.
            """,
            text.Split("\n\n")[0]);
        Assert.Contains("AddProcessorsFrom<PeopleProcessor>()", text, StringComparison.Ordinal);
        Assert.Contains("Inhaul.Testing and xunit.v3", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_nulls_formats_words_for_no_value_and_a_rule_come_from_the_evidence()
    {
        using var place = People();

        (await CommandHere.RunAsync("new", "processor", "--from", place.PathOf("people.csv"), "--into", place.PathOf(""), "--namespace", "Shop.People", "--name", "PersonData", "--table", "hr.people")).Expect(0);

        Assert.Equal(
            """
            namespace Shop.People;

            /// <summary>A row of people.csv: each property is a column.</summary>
            public sealed record Person(
                string Name,
                string Email,
                // 23 of 24 values are dates as day.month.year: '13.1.1990' can be read in no other way
                DateOnly? Born,
                // all 20 values are whole numbers; 4 of 24 rows have none
                long? Age,
                // identifiers: '0100' on line 2 starts with a zero that a number would lose
                string Column2ndCode);

            """, place.Read("Person.cs"));
        Assert.Equal(
            """
            using Inhaul;

            namespace Shop.People;

            /// <summary>Imports files such as people.csv, as imports of type <c>person_data</c>: the class's name says so.</summary>
            public sealed class PersonDataProcessor : TableProcessor<Person>
            {
                protected override void Define(TableImport<Person> import) => import
                    .Into("hr.people")
                    // The key: email is unique and complete in all 24 rows.
                    .Key(row => row.Email)
                    .Field(row => row.Born, field => field.Formats("d.M.yyyy").NullWhen("unknown"))
                    .Field(row => row.Column2ndCode, field => field.From("2nd code"))
                    // An example of a rule, which all 24 values keep: change it, or take it out.
                    .Rule(row => row.Email.Contains('@'), "email", "must be an address such as ann@example.com");
            }

            """, place.Read("PersonDataProcessor.cs"));
    }

    [Fact]
    public async Task Json_lists_the_files_the_type_the_key_and_the_columns_as_a_person_has_decided_them()
    {
        using var place = People();

        var json = (await CommandHere.RunAsync(
            "new", "processor", "--from", place.PathOf("people.csv"), "--into", place.PathOf(""), "--key", "name,AGE", "--column", "born:text", "--output", "json")).Expect(0).Json;

        Assert.Equal(["Person.cs", "PeopleProcessor.cs", "PeopleProcessorTests.cs"], json.GetProperty("files").EnumerateArray().Select(file => Path.GetFileName(file.GetString()!)));
        Assert.Equal(("people", "Person", "PeopleProcessor", "Imports", "people", 24, 2), (
            json.GetProperty("type").GetString(), json.GetProperty("record").GetString(), json.GetProperty("processor").GetString(), json.GetProperty("namespace").GetString(),
            json.GetProperty("table").GetString(), json.GetProperty("rows").GetInt32(), json.GetProperty("realRowsInTest").GetInt32()));
        Assert.Equal(["name", "age"], json.GetProperty("key").EnumerateArray().Select(column => column.GetString()!));
        Assert.Equal(["name Name string", "email Email string", "born Born string", "age Age long?", "2nd code Column2ndCode string"],
            json.GetProperty("columns").EnumerateArray().Select(column => $"{column.GetProperty("name")} {column.GetProperty("property")} {column.GetProperty("csharp")}"));
        Assert.Contains(".Key(row => new { row.Name, row.Age })", place.Read("PeopleProcessor.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_column_that_is_unique_and_complete_there_is_no_key_and_the_code_says_so()
    {
        using var place = new Workplace();
        place.Write("stock.csv", "article no,amount\nA1,5\nA1,-3\n,1\n");

        var text = (await CommandHere.RunAsync("new", "processor", "--from", place.PathOf("stock.csv"), "--into", place.PathOf(""))).Expect(0).Output;

        Assert.Contains("key: none (no column that is called like one, nor the first, is unique and complete)", text, StringComparison.Ordinal);
        var code = place.Read("StockProcessor.cs");
        Assert.Contains("// There is no key: no column", code, StringComparison.Ordinal);
        Assert.DoesNotContain(".Rule(", code, StringComparison.Ordinal);
    }

    /// <summary>A place with 24 people, one of them of unknown age.</summary>
    private static Workplace People()
    {
        var place = new Workplace();
        place.Write("people.csv", "name,email,born,age,2nd code\n" + string.Concat(Enumerable.Range(0, 24).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"Ann,p{row}@example.com,{(row == 5 ? "unknown" : $"{13 + (row % 9)}.1.1990")},{(row % 6 == 5 ? "" : row)},0{100 + row}\n"))));
        return place;
    }
}
