using System.Text.Json;

namespace Inhaul.Mapping.Suggesting;

/// <summary>Other names of fields, under which sources have them. Case, spaces, signs and usual abbreviations do not count.</summary>
internal sealed class AliasTable
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _aliases;
    private readonly Dictionary<(string, string?), List<(string Name, HeaderWords Words)>> _byField = [];

    private AliasTable(IReadOnlyDictionary<string, IReadOnlyList<string>> aliases)
    {
        _aliases = aliases;
        foreach (var (field, names) in aliases)
        {
            var key = Key(HeaderWords.Of(field));
            if (!_byField.TryGetValue(key, out var known))
            {
                _byField[key] = known = [];
            }

            known.AddRange(names.Select(name => (name, HeaderWords.Of(name))));
        }
    }

    /// <summary>No other names.</summary>
    public static AliasTable None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Names that mean the same in any data.</summary>
    public static AliasTable General { get; } = Groups(
        ["email", "email address"],
        ["phone", "phone number"],
        ["mobile", "mobile phone", "mobile number", "cell phone"],
        ["zip", "zip code", "postal code", "postcode"],
        ["first name", "given name", "forename"],
        ["last name", "surname", "family name"],
        ["birth date", "date of birth", "dob", "birthday"],
        ["gender", "sex"],
        ["street", "street address"],
        ["latitude", "lat"],
        ["longitude", "lon", "lng"],
        ["ip address", "ip"],
        ["operating system", "os type"],
        ["created at", "created on", "creation date", "date created"],
        ["updated at", "updated on", "last updated", "last modified", "modified at", "modified on", "date modified"]);

    /// <summary>A table of fields, each with its other names.</summary>
    public static AliasTable Of(IReadOnlyDictionary<string, IReadOnlyList<string>> aliases) => new(aliases);

    /// <summary>Reads a JSON file: an object with the names of fields, each with a list of its other names.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such file, or it holds something else.</exception>
    public static AliasTable Read(string path)
    {
        const string Form = "Write other names by field, such as {\"memory_gb\": [\"RAM (GB)\", \"memory\"]}.";
        try
        {
            using var file = File.OpenRead(path);
            var read = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(file);
            return read is not null && read.All(pair => pair.Value is not null && pair.Value.All(name => name is not null))
                ? new AliasTable(read)
                : throw new InvalidConfigurationException($"{path} holds no table of aliases. {Form}");
        }
        catch (JsonException fault)
        {
            throw new InvalidConfigurationException($"{path}, line {fault.LineNumber + 1}: this is no table of aliases. {Form}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The aliases cannot be read: {exception.Message}");
        }
    }

    /// <summary>The other names of a field.</summary>
    public IEnumerable<(string Name, HeaderWords Words)> NamesOf(HeaderWords field) => _byField.GetValueOrDefault(Key(field)) ?? [];

    /// <summary>All of it as text, the same for tables that say the same.</summary>
    public override string ToString() => string.Join('\n', _aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={string.Join('|', pair.Value)}"));

    private static (string, string?) Key(HeaderWords name) => (name.Joined, name.Unit);

    private static AliasTable Groups(params string[][] groups) =>
        new(groups.SelectMany(group => group, (group, name) => (group, name)).ToDictionary(pair => pair.name, pair => (IReadOnlyList<string>)[.. pair.group.Except([pair.name])]));
}
