using System.Text.Json;

namespace Inhaul.Schemas;

/// <summary>An object of a schema file with the place where it stands, so that whoever wrote it is told what is wrong there.</summary>
/// <param name="element">The object.</param>
/// <param name="place">The place, as the beginning of a sentence: <c>schema.json, field 'price'</c>.</param>
internal readonly struct SchemaPart(JsonElement element, string place)
{
    /// <summary>The place.</summary>
    public string Place => place;

    /// <summary>A text; null when there is none.</summary>
    public string? Text(string name) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, "a text");

    /// <summary>A text that is not empty.</summary>
    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Wrong($"there is no '{name}'.");

    /// <summary>True or false; null when nothing is said.</summary>
    public bool? Flag(string name) => Value(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, "true or false");

    /// <summary>A whole number from 0; null when there is none.</summary>
    public int? Number(string name) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 ? number
        : throw Wrong(name, "a whole number from 0");

    /// <summary>A number, a text or a truth; null when there is none.</summary>
    public SchemaValue? Plain(string name) => Value(name) is not { } value ? null : PlainOf(value) ?? throw Wrong(name, "a number or a text");

    /// <summary>Several of those, each by itself or as the <c>value</c> of an object; null when nothing is said.</summary>
    public IReadOnlyList<SchemaValue>? Plains(string name)
    {
        if (List(name) is not { } values)
        {
            return null;
        }

        var plains = values.ConvertAll(value => PlainOf(value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out var inner) ? inner : value));
        return plains.Contains(null) ? throw Wrong(name, "a list of numbers or texts") : [.. plains.OfType<SchemaValue>()];
    }

    /// <summary>A list of texts, or one text; null when nothing is said.</summary>
    public IReadOnlyList<string>? Texts(string name) => Value(name) is { ValueKind: JsonValueKind.String } one ? [one.GetString()!]
        : List(name) is not { } values ? null
        : values.TrueForAll(value => value.ValueKind == JsonValueKind.String) ? [.. values.Select(value => value.GetString()!)]
        : throw Wrong(name, "a list of texts");

    /// <summary>Lists of texts; null when nothing is said.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? TextLists(string name) => List(name) is not { } lists ? null
        : lists.TrueForAll(list => list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(value => value.ValueKind == JsonValueKind.String))
            ? [.. lists.Select(list => list.EnumerateArray().Select(value => value.GetString()!).ToList())]
            : throw Wrong(name, "a list of lists of texts");

    /// <summary>An object; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">Its place; null for that of this object.</param>
    public SchemaPart? Part(string name, string? place = null) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new SchemaPart(value, place ?? Place)
        : throw Wrong(name, "an object");

    /// <summary>A list of objects; null when nothing is said.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="word">What one of them is called in a place, with its number.</param>
    public IReadOnlyList<SchemaPart>? Parts(string name, string word)
    {
        var here = place;
        return List(name) is not { } values ? null
            : values.TrueForAll(value => value.ValueKind == JsonValueKind.Object) ? [.. values.Select((value, i) => new SchemaPart(value, $"{here}, {word} {i + 1}"))]
            : throw Wrong(name, "a list of objects");
    }

    /// <summary>Whether something is said under a name.</summary>
    public bool Has(string name) => Value(name) is not null;

    /// <summary>Whether a text, and no object or list, stands under a name.</summary>
    public bool HasText(string name) => Value(name) is { ValueKind: JsonValueKind.String };

    /// <summary>The same object in another place.</summary>
    public SchemaPart At(string other) => new(element, other);

    /// <summary>The object without white space.</summary>
    public string Compact() => JsonSerializer.Serialize(element, SchemaJson.Default.JsonElement);

    /// <summary>The error of something that is wrong in this object.</summary>
    /// <param name="problem">What is wrong, as a sentence.</param>
    public InvalidConfigurationException Wrong(string problem) => new($"{place}: {problem}");

    private InvalidConfigurationException Wrong(string name, string expected) => Wrong($"'{name}' has to be {expected}.");

    private JsonElement? Value(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private List<JsonElement>? List(string name) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()]
        : throw Wrong(name, "a list");

    private static SchemaValue? PlainOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new SchemaValue(value.GetString()!, IsPlain: false),
        JsonValueKind.Number => new SchemaValue(value.GetRawText(), IsPlain: true),
        JsonValueKind.True => new SchemaValue("true", IsPlain: true),
        JsonValueKind.False => new SchemaValue("false", IsPlain: true),
        _ => null,
    };
}
