using System.Linq.Expressions;
using Inhaul.Processing;
using Inhaul.Tests.Processing.Rows;

namespace Inhaul.Tests.Processing;

public sealed class RowShapeTests
{
    [Fact]
    public void A_record_has_a_field_for_each_property_and_those_it_cannot_do_without_are_required() => Assert.Equal(
        ["name Text required", "age Integer required", "note Text", "born_on Date", "mood Text", "country Text"],
        new RowShape<Person>().Fields.Select(Shown));

    [Fact]
    public void A_class_has_a_field_for_each_property_that_can_be_set() =>
        Assert.Equal(["code Text required", "price Decimal"], new RowShape<Item>().Fields.Select(Shown));

    [Fact]
    public void A_constructor_names_its_parameters_after_the_properties() =>
        Assert.Equal(["from Integer required", "to Integer required"], new RowShape<Rows.Range>().Fields.Select(Shown));

    [Fact]
    public void A_key_is_one_property_or_several()
    {
        var shape = new RowShape<Person>();
        Assert.Equal(["name"], Names(shape, person => person.Name));
        Assert.Equal(["age"], Names(shape, person => person.Age));
        Assert.Equal(["born_on", "name"], Names(shape, person => new { person.BornOn, person.Name }));
    }

    [Fact]
    public void What_is_no_property_is_shown_with_an_example() => Assert.Equal(
        "'person => person.Name.Length' does not name a column of Person. Name one of its properties, such as person => person.Name.",
        Assert.Throws<InvalidConfigurationException>(() => new RowShape<Person>().Field((Expression<Func<Person, int>>)(person => person.Name.Length))).Message);

    [Fact]
    public void A_class_with_several_constructors_is_refused() => Assert.Equal(
        "Several cannot be made from columns: it has several public constructors. Make it a record, or give it one.", Refusal<Several>());

    [Fact]
    public void A_constructor_that_asks_for_more_than_properties_is_refused() => Assert.Equal(
        "Stranger needs 'age' to be constructed, and has no public property of that name. Name its parameters after its properties, as a record does.", Refusal<Stranger>());

    [Fact]
    public void A_row_of_nothing_is_refused() => Assert.Equal("Empty has no public property that a column could fill.", Refusal<Empty>());

    [Fact]
    public void A_dictionary_takes_the_columns_without_a_property_and_is_never_missing() =>
        Assert.Equal(["id Text required", "custom_attributes Text"], new RowShape<Tagged>().Fields.Select(Shown));

    [Fact]
    public void A_dictionary_identifies_no_row() => Assert.Equal(
        "Tagged.CustomAttributes takes the columns without a property, so it identifies no row. Name other properties.",
        Assert.Throws<InvalidConfigurationException>(() => new RowShape<Tagged>().FieldsOf((Expression<Func<Tagged, object?>>)(row => row.CustomAttributes))).Message);

    [Fact]
    public void A_second_dictionary_is_refused() => Assert.Equal(
        "TwiceTagged.More takes the columns without a property, and another property does already. Keep one of them.", Refusal<TwiceTagged>());

    private static string Shown(RowField field) => $"{field.Column} {field.Type}{(field.IsRequired ? " required" : "")}";

    private static IEnumerable<string> Names(RowShape<Person> shape, Expression<Func<Person, object?>> key) => shape.FieldsOf(key).Select(field => field.Column);

    private static string Refusal<T>()
        where T : notnull => Assert.Throws<InvalidConfigurationException>(() => new RowShape<T>()).Message;
}
