using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Inhaul.EndToEnd.Tests.Outside;
using Inhaul.Workbooks;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

/// <summary>Files such as nobody would invent, and people send.</summary>
internal static class OddFiles
{
    private static readonly string[] Headers =
    [
        "2nd phone", "class", "e-mail", "email", "Email", "", "Ω", "名前", "RAM (GB)", "#", "%", "to string", "GetType", "odd header", "naïve \"quoted\"", "back\\slash\\u0041", "new\nline",
        "{braces}", "a</summary>b", "नाम", "नम", "𝒳", "bidi\u202Eevil", "customer's name", "1.5", "a b c", "ab c", "abC", "equality contract", "Task", "DateOnly", "string", "\u00A0nbsp", "emoji 🚀",
        "column_6", "email_2", "E-mail 2", "ToString", "row",
    ];

    private static readonly string[][] OddValues =
        [.. Enumerable.Range(1, 3).Select(row => Headers.Select((_, column) => (row + column) % 5 == 0 ? "" : $"v{row}.{column} \"{(char)('a' + column % 26)}\"").ToArray())];

    /// <summary>Headers that are no names of C#, or the same one.</summary>
    public static byte[] OddHeaders { get; } = Bytes(Csv([Headers, .. OddValues]));

    /// <summary>The rows below them, as a database shows them when every value is in its column.</summary>
    public static IEnumerable<string> OddRows => OddValues.Select(row => string.Join('|', row.Select(value => value.Length == 0 ? StoreView.Null : value)));

    /// <summary>All types, with gaps, words for no value, wrong values, and rows that cannot be read.</summary>
    public static byte[] Types { get; } = Bytes(
        "no;day;day us;seen;sent;paid;price;rate;share;ref;exact;note;many\r\n"
        + string.Concat(Enumerable.Range(1, 60).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row};{(row == 7 ? "N/A" : $"{row % 27 + 1}.{row % 12 + 1}.2024")};{row % 12 + 1}/{row % 27 + 1}/2024;2024-01-{row % 27 + 1:00} 10:{row:00}:00;2024-01-01T00:{row % 60:00}:00+02:00;{(row % 2 == 0 ? "yes" : "no")};{(row == 9 ? "-" : $"{row}.5")};{row}E3;{(row % 4 == 0 ? "  " : $"0.{row}")};0f8fad5b-d9cb-469f-a165-7086772895{row:00};0.{row:00}1234567890123456789012345678;{(row % 3 == 0 ? "" : "N/A")};{(row == 11 ? "" : row)}\r\n")))
        + "x;1.1.2024;13/13/2024;never;never;maybe;free;much;all;none;zero;too wrong;1\r\n"
        + "62;short\r\n"
        + "\"63\"x;1.1.2024;1/1/2024;;;;;;;;;;\r\n"
        + ";1.1.2024;1/1/2024;;;;;;;;;no key;\r\n"
        + "5;1.1.2024;1/1/2024;;;;;;;;;same key as above;\r\n");

    /// <summary>Values that would be code, or end the string that they stand in.</summary>
    public static byte[] Quotes { get; } = Bytes(Csv(
    [
        ["code", "text"],
        ["a", "three \"\"\" and six \"\"\"\"\"\""],
        ["b", "{0} {{x}} \\n \\u0041 */ // \r\n  #if\nend"],
        ["c", "line\u2028separator and \u0001 control"],
    ]));

    /// <summary>Many columns and long rows.</summary>
    public static byte[] Wide { get; } = Bytes(Csv(Enumerable.Range(0, 3).Select(row => Enumerable.Range(1, 300).Select(column => row == 0 ? $"reading {column}" : $"{row * column}"))));

    /// <summary>A file that is not in UTF-8.</summary>
    public static byte[] Latin { get; } = Encoding.Latin1.GetBytes("straße,größe\nMüllerweg,1\nÄußere Straße,2\n");

    /// <summary>A file with a byte order mark and tabs.</summary>
    public static byte[] Wide16 { get; } = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("\r\ncity\tpeople\r\nKraków\t779966\r\nŁódź\t658444\r\n")];

    /// <summary>A workbook with a title, dates, codes, text that CSV has to quote, and an error.</summary>
    public static byte[] Workbook { get; } = new WorkbookFile().Sheet("Members",
    [
        ["The members"], [], ["No", "Born", "Zip code", "Note"],
        .. Enumerable.Range(1, 20).Select(row => (IReadOnlyList<Cell>)[row, Cell.Number($"{40_000 + row}", "d/m/yyyy"), Cell.Number($"{row}", "00000"), row % 3 == 0 ? Cell.Blank : $"a, \"{row}\"\nb"]),
        [21, Cell.Error("#N/A"), Cell.Blank, "wrong"],
    ]).ToBytes();

    /// <summary>Columns at fixed places.</summary>
    public static byte[] FixedWidth { get; } = Bytes("no    name          town\n" + string.Concat(Enumerable.Range(1, 20).Select(row => $"{row,-6}{$"Ann {row}",-14}Łódź\n")));

    /// <summary>Files of any headers and values, the same each time.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "A seeded generator, so that a failure can be repeated.")]
    public static IEnumerable<byte[]> Random(int seed, int count)
    {
        var random = new Random(seed);
        string[] pieces = ["a", "B", "c1", "1", "é", "ß", "ǆ", "İ", "ı", "ა", "_", "-", " ", ".", "\"", "\\", "'", "@", "{", "}", "<", "&", "名", "ा", "\u200D", "\u2029", "\u0085", "id", "Value", "$", "\t"];
        string[] values = ["", " ", "1", "-2", "007", "1.50", "1e5", "2024-01-02", "3.4.2024", "25.4.2024", "true", "N/A", "x", "a@b.c", "null", "\"\"\"", "ü", "12345678901234567890"];
        for (var file = 0; file < count; file++)
        {
            var headers = Enumerable.Range(0, random.Next(1, 12)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => Pick(pieces)))).ToList();
            headers.Add("n");
            var likely = headers.Select(_ => Pick(values)).ToList();
            yield return Bytes(Csv([headers, .. Enumerable.Range(1, random.Next(1, 60)).Select(row => likely.Select((value, i) => i == likely.Count - 1 ? $"{row}" : random.Next(30) == 0 ? Pick(values) : value))]));
        }

        string Pick(string[] choices) => choices[random.Next(choices.Length)];
    }

    private static string Csv(IEnumerable<IEnumerable<string>> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
