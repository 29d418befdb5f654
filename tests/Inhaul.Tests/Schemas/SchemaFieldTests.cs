namespace Inhaul.Tests.Schemas;

/// <summary>What an import makes of each field that a schema may have: the conformance set of Table Schema.</summary>
public sealed class SchemaFieldTests
{
    /// <summary>The properties of a field, a value of its column, what it is for an import, and what is noted.</summary>
    public static TheoryData<string, string, string, string?> Fields { get; } = new()
    {
        { "", "12", "x:text", null },
        { "\"type\": \"any\"", "12", "x:text", null },
        { "\"type\": \"string\", \"unknown\": {\"kept\": true}", "12", "x:text", null },
        { "\"type\": \"string\", \"format\": \"email\"", "a", "x:text form is no e-mail address", null },
        { "\"type\": \"string\", \"format\": \"uri\"", "a", "x:text form is no URI", null },
        { "\"type\": \"string\", \"format\": \"binary\"", "a", "x:text form is not in base64", null },
        { "\"type\": \"string\", \"format\": \"uuid\"", "a", "x:uuid", null },
        { "\"type\": \"string\", \"format\": \"phone\"", "a", "x:text", "schema.json, field 'x' has the format 'phone', which strings do not have; it is not checked" },
        { "\"type\": \"number\"", "a", "x:decimal", null },
        { "\"type\": \"number\", \"decimalChar\": \",\"", "a", "x:decimal clean=decimal_comma", null },
        { "\"type\": \"number\", \"groupChar\": \",\"", "a", "x:decimal clean=thousands", null },
        { "\"type\": \"number\", \"decimalChar\": \",\", \"groupChar\": \" \", \"bareNumber\": false", "a", "x:decimal clean=bare_number|decimal_comma", null },
        { "\"type\": \"number\", \"inhaul\": {\"type\": \"double\"}", "a", "x:double", null },
        { "\"type\": \"integer\", \"groupChar\": \".\"", "a", "x:integer clean=decimal_comma", null },
        { "\"type\": \"integer\", \"bareNumber\": false", "a", "x:integer clean=bare_number", null },
        { "\"type\": \"boolean\"", "a", "x:boolean", null },
        { "\"type\": \"boolean\", \"trueValues\": [\"ja\", \"j\"], \"falseValues\": [\"nein\"]", "a", "x:boolean true=ja|j/nein", null },
        { "\"type\": \"boolean\", \"trueValues\": [\"ja\"]", "a", "x:boolean true=ja/false|0", null },
        { "\"type\": \"date\"", "a", "x:date", null },
        { "\"type\": \"date\", \"format\": \"%d/%m/%Y\"", "a", "x:date d/M/yyyy", null },
        { "\"type\": \"date\", \"format\": \"fmt:%Y%m%d\"", "a", "x:date yyyyMMdd", null },
        { "\"type\": \"date\", \"format\": \"%d.%m.%y\"", "a", "x:date d.M.yy", "schema.json, field 'x' has years of two digits; they are read as 1950 to 2049" },
        { "\"type\": \"date\", \"format\": \"any\"", "25/12/2024", "x:date d/M/yyyy", null },
        { "\"type\": \"date\", \"format\": \"any\"", "1/2/2024", "x:text", "x: stays text, since its values do not decide how they are written; say the format in schema.json, field 'x'" },
        { "\"type\": \"datetime\"", "2024-01-26T15:00:00", "x:timestamp", null },
        { "\"type\": \"datetime\"", "2024-01-26T15:00:00Z", "x:timestamp_tz", null },
        { "\"type\": \"datetime\"", "nonsense", "x:timestamp", null },
        { "\"type\": \"datetime\", \"format\": \"any\"", "nonsense", "x:text", "x: stays text, since its values do not decide how they are written; say the format in schema.json, field 'x'" },
        { "\"type\": \"datetime\", \"format\": \"%d/%m/%Y %H:%M\"", "a", "x:timestamp d/M/yyyy H:m", null },
        { "\"type\": \"datetime\", \"format\": \"%d/%m/%Y %H:%M%z\"", "a", "x:timestamp_tz d/M/yyyy H:mK", null },
        { "\"type\": \"datetime\", \"inhaul\": {\"type\": \"timestamp_tz\", \"format\": \"yyyy-MM-dd HH:mm zzz\"}", "a", "x:timestamp_tz yyyy-MM-dd HH:mm zzz", null },
        { "\"type\": \"time\"", "a", "x:text form is no time as hh:mm:ss", null },
        { "\"type\": \"time\", \"format\": \"%H:%M\"", "a", "x:text", "schema.json, field 'x' is kept as text; that its times are written as '%H:%M' is not checked" },
        { "\"type\": \"year\", \"constraints\": {\"minimum\": \"1900\", \"exclusiveMaximum\": 2100}", "a", "x:integer >=1900 <2100", null },
        { "\"type\": \"yearmonth\"", "a", "x:text form is no month as yyyy-MM", null },
        { "\"type\": \"duration\"", "a", "x:text form is no duration such as P1Y2M3DT4H5M6S", null },
        { "\"type\": \"geopoint\"", "a", "x:text form is no point as longitude, latitude", null },
        { "\"type\": \"geopoint\", \"format\": \"array\"", "a", "x:text", "schema.json, field 'x' is kept as text; that it holds points is not checked" },
        { "\"type\": \"object\"", "a", "x:text", "schema.json, field 'x' is kept as text; that it holds JSON is not checked" },
        { "\"type\": \"array\", \"constraints\": {\"minLength\": 2}", "a", "x:text", "schema.json, field 'x' is kept as text; that it holds JSON is not checked; schema.json, field 'x': minLength says nothing about values of this type here and is not checked" },
        { "\"type\": \"list\"", "a", "x:text", "schema.json, field 'x' is kept as text; what its lists hold is not checked" },
        { "\"constraints\": {\"required\": true, \"minLength\": 2, \"maxLength\": 5, \"pattern\": \"[a-z]+\"}", "a", "x:text required length 2..5 form [a-z]+", null },
        { "\"constraints\": {\"unique\": true, \"enum\": [\"a\", \"b\", \"\"]}", "a", "x:text unique of=a|b", null },
        { "\"type\": \"integer\", \"categories\": [{\"value\": 1, \"label\": \"low\"}, {\"value\": 2}]", "a", "x:integer of=1|2", null },
        { "\"type\": \"number\", \"constraints\": {\"minimum\": 0.50, \"maximum\": 1e3}", "a", "x:decimal >=0.5 <=1000", null },
        { "\"type\": \"number\", \"decimalChar\": \",\", \"constraints\": {\"minimum\": 1.234, \"maximum\": \"1.234,5\"}", "a", "x:decimal clean=decimal_comma >=1.234 <=1234.5", null },
        { "\"type\": \"date\", \"format\": \"%d/%m/%Y\", \"constraints\": {\"minimum\": \"01/02/2024\", \"maximum\": \"2024-12-31\"}", "a", "x:date d/M/yyyy >=2024-02-01 <=2024-12-31", null },
        { "\"type\": \"datetime\", \"constraints\": {\"exclusiveMinimum\": \"2024-01-01T00:00:00\"}", "2024-01-26T15:00:00", "x:timestamp >2024-01-01 00:00:00", null },
        { "\"type\": \"boolean\", \"trueValues\": [\"ja\"], \"constraints\": {\"enum\": [\"ja\"]}", "a", "x:boolean true=ja/false|0 of=true", null },
        { "\"type\": \"integer\", \"constraints\": {\"pattern\": \"1.*\", \"jsonSchema\": {}}", "a", "x:integer", "schema.json, field 'x': pattern says nothing about values of this type here and is not checked; schema.json, field 'x': jsonSchema says nothing about values of this type here and is not checked" },
        { "\"missingValues\": [\"\", \"NA\", \"-\"]", "a", "x:text null=NA|-", null },
        { "\"missingValues\": [{\"value\": \"-99\", \"label\": \"refused\"}]", "a", "x:text null=-99", null },
        { "\"inhaul\": {\"column\": \"y\", \"clean\": [\"trim\", \"upper\"]}", "a", "y:text clean=trim|upper", null },
    };

    /// <summary>Properties of a field that nothing can be made of, and what is said.</summary>
    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "\"type\": \"strng\"", "schema.json, field 'x': there is no type 'strng'; the types are string, number, integer, boolean, object, array, list, datetime, date, time, year, yearmonth, duration, geopoint, geojson, any." },
        { "\"type\": 5", "schema.json, field 'x': 'type' has to be a text." },
        { "\"type\": \"date\", \"format\": \"%j/%Y\"", "schema.json, field 'x': the format '%j/%Y' has %j, which dates are not read by. Use %d %m %Y %y %b %B %a %A %H %I %M %S %f %p %z." },
        { "\"type\": \"date\", \"format\": \"%d/%m\"", "schema.json, field 'x': the format '%d/%m' is not one of a date. It needs a day, a month and a year of its own, such as %d/%m/%Y, and no time." },
        { "\"type\": \"date\", \"format\": \"%d/%m/%Y %H\"", "schema.json, field 'x': the format '%d/%m/%Y %H' is not one of a date. It needs a day, a month and a year of its own, such as %d/%m/%Y, and no time." },
        { "\"type\": \"number\", \"groupChar\": \"_\"", "schema.json, field 'x': numbers with the decimalChar '.' and the groupChar '_' are not read. There are '.' with ',', a space or an apostrophe between thousands, and ',' with '.', a space or an apostrophe." },
        { "\"constraints\": []", "schema.json, field 'x': 'constraints' has to be an object." },
        { "\"constraints\": {\"required\": \"yes\"}", "schema.json, field 'x': 'required' has to be true or false." },
        { "\"constraints\": {\"maxLength\": -1}", "schema.json, field 'x': 'maxLength' has to be a whole number from 0." },
        { "\"constraints\": {\"enum\": [[1]]}", "schema.json, field 'x': 'enum' has to be a list of numbers or texts." },
        { "\"type\": \"integer\", \"constraints\": {\"minimum\": \"low\"}", "schema.json, field 'x': 'low' of minimum is not a whole number of 64 bits, such as 1234." },
        { "\"type\": \"date\", \"constraints\": {\"enum\": [\"1/2/2024\"]}", "schema.json, field 'x': '1/2/2024' of enum is not a date as yyyy-MM-dd." },
        { "\"type\": \"integer\", \"constraints\": {\"minimum\": 5, \"maximum\": 4}", "The range of x ends before it begins." },
        { "\"type\": \"string\", \"inhaul\": {\"clean\": [\"shine\"]}", "schema.json, field 'x': 'shine' is no way to clean a value. There are bare_number, control, decimal_comma, email, lower, nfc, nfkc, null, phone, spaces, thousands, title, trim, upper, url, null:word|word, unit:GB." },
        { "\"inhaul\": {\"type\": \"money\"}", "schema.json, field 'x': there is no type 'money' for \"inhaul\"; the types are text, integer, decimal, double, boolean, date, timestamp, timestamp_tz, uuid." },
        { "\"type\": \"date\", \"inhaul\": {\"format\": \"dd/MM\"}", "schema.json, field 'x': 'dd/MM' has no year, and none is assumed. Example: dd/MM/yyyy" },
        { "\"inhaul\": {\"format\": \"dd/MM/yyyy\"}", "schema.json, field 'x': a format for \"inhaul\" needs a type beside it, such as \"type\": \"timestamp\"." },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_becomes_what_an_import_has_for_it(string properties, string value, string field, string? note)
    {
        var (definition, notes) = SchemaUnderTest.Build(SchemaUnderTest.OfField(properties), columns: ("x", value));
        Assert.Equal(field, SchemaUnderTest.Shown(Assert.Single(definition.Fields)));
        Assert.Equal(note ?? "", string.Join("; ", notes));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_field_that_nothing_can_be_made_of_is_named(string properties, string said) =>
        Assert.Equal(said, Assert.Throws<InvalidConfigurationException>(() => SchemaUnderTest.Build(SchemaUnderTest.OfField(properties), columns: ("x", "1"))).Message);

    [Fact]
    public void A_pattern_that_is_no_regular_expression_is_refused() => Assert.StartsWith(
        "schema.json, field 'x': the pattern '[' is no regular expression: ",
        Assert.Throws<InvalidConfigurationException>(() => SchemaUnderTest.OfField("\"constraints\": {\"pattern\": \"[\"}")).Message,
        StringComparison.Ordinal);
}
