using System.Text;
using System.Text.Json;
using Inhaul.Parsing.Json;

namespace Inhaul.Tests.Parsing.Json;

/// <summary>Random sources of JSON objects from a seed, and the rows that the platform's own JSON gives for them.</summary>
/// <param name="seed">Another seed is another source.</param>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Names = ["a", "b", "ab", "a.b", "Äh", "x\"y", "", "A"];
    private static readonly string[] Scalars = ["1", "-1.50", "1E2", "true", "false", "null", "\"\"", "\"text\"", "\"é\\u00e9\\n\\ud83d\\ude00\"", "\"two words\"", "[1, {\"a\": [\"]\"]}]", "[]"];

    private readonly Random _random = new(seed);

    /// <summary>The records, each as JSON.</summary>
    public List<string> Records(int count, bool onOneLine)
    {
        var records = new List<string>();
        while (records.Count < count)
        {
            records.Add(Object(0, onOneLine));
        }

        return records;
    }

    /// <summary>The source of records in a form, with white space here and there.</summary>
    public string Source(JsonForm form, IReadOnlyList<string> records) => form switch
    {
        JsonForm.Array => $"{Blank()}{{\"n\":[{{}}],{Blank()}\"items\" : [{Blank()}{string.Join($"{Blank()},{Blank()}", records)}{Blank()}], \"z\":1}}{Blank()}",
        JsonForm.Values => $"{Blank()}{string.Join(Blank(), records)}{Blank()}",
        _ => string.Concat(records.Select(record => $"{(_random.Next(4) == 0 ? " \t" : "")}{record}{(_random.Next(3) == 0 ? " \r\n\n" : "\n")}")),
    };

    /// <summary>The values of a record by their paths, in the way rows have them.</summary>
    public static Dictionary<string, string> Values(string record)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(record);
        Add(values, "", document.RootElement);
        return values;
    }

    /// <summary>A path as one text that no other path has.</summary>
    public static string Key(IEnumerable<string> path) => string.Concat(path.Select(name => $"/{name.Replace("/", "//", StringComparison.Ordinal)}"));

    private static void Add(Dictionary<string, string> values, string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Add(values, path + Key([property.Name]), property.Value);
                }

                break;
            case JsonValueKind.String when element.GetString() is { Length: > 0 } text:
                values.Add(path, text);
                break;
            case JsonValueKind.String or JsonValueKind.Null:
                break;
            default:
                values.Add(path, element.GetRawText());
                break;
        }
    }

    private string Object(int depth, bool onOneLine)
    {
        var names = Names.Where(_ => _random.Next(3) > 0).ToArray();
        _random.Shuffle(names);
        var blank = onOneLine ? " " : Blank();
        var json = new StringBuilder("{");
        foreach (var name in names)
        {
            json.Append(json.Length > 1 ? "," : "").Append(blank).Append(Name(name)).Append(':').Append(blank)
                .Append(depth < 3 && _random.Next(5) == 0 ? Object(depth + 1, onOneLine) : Scalars[_random.Next(Scalars.Length)]);
        }

        return json.Append(blank).Append('}').ToString();
    }

    private string Name(string name) => _random.Next(4) == 0
        ? $"\"{string.Concat(name.Select(unit => $"\\u{(int)unit:X4}"))}\""
        : $"\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string Blank() => _random.Next(4) switch
    {
        0 => "",
        1 => " ",
        2 => "\r\n",
        _ => "\n\t ",
    };
}
