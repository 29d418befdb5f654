using System.Text.Json;

namespace Inhaul.Review.Configuration;

/// <summary>A value of the configuration that knows its place, for clear errors.</summary>
/// <param name="File">The file.</param>
/// <param name="Place">The names that lead to it, with dots between; empty for the whole.</param>
/// <param name="Value">The value.</param>
internal sealed record ConfigurationPart(string File, string Place, JsonElement Value)
{
    /// <summary>The members of an object, each of which has to be known.</summary>
    /// <exception cref="ReviewException">It is no object, or has a member that is not known.</exception>
    public IEnumerable<(string Key, ConfigurationPart Part)> Members(params IReadOnlyList<string> known)
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            throw Fault($"has to be an object with some of {string.Join(", ", known)}");
        }

        var members = Value.EnumerateObject().Select(member => (member.Name, this with { Place = Place.Length == 0 ? member.Name : $"{Place}.{member.Name}", Value = member.Value })).ToList();
        return members.Find(member => !known.Contains(member.Name, StringComparer.Ordinal)) is { Item2: { } unknown }
            ? throw unknown.Fault($"is not known; there are {string.Join(", ", known)}")
            : members;
    }

    /// <summary>A text that is not empty.</summary>
    /// <exception cref="ReviewException">It is something else.</exception>
    public string Text() => Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Fault("has to be a text");

    /// <summary>A list of at least one text; a text stands for a list of it.</summary>
    /// <exception cref="ReviewException">It is something else.</exception>
    public IReadOnlyList<string> Texts() => Value.ValueKind switch
    {
        JsonValueKind.String => [Text()],
        JsonValueKind.Array when Value.GetArrayLength() > 0 => [.. Value.EnumerateArray().Select((item, i) => (this with { Place = $"{Place}[{i}]", Value = item }).Text())],
        _ => throw Fault("has to be a list of texts, with one at least"),
    };

    /// <summary>What is wrong here.</summary>
    public ReviewException Fault(string what) => new($"{File}: {(Place.Length == 0 ? "the configuration" : Place)} {what}.");
}
