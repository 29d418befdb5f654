using System.Text.Json;

namespace Inhaul;

/// <summary>The one spelling of a vocabulary value in SQL, JSON, the command line and the dashboard: snake case of its name.</summary>
public static class Word
{
    /// <summary>The word of a value: <see cref="ImportState.CompletedWithErrors"/> is <c>completed_with_errors</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByName[value.ToString()];

    /// <summary>The value of a word.</summary>
    /// <exception cref="InvalidConfigurationException">The word is not one of the vocabulary; the message lists those that are.</exception>
    public static T Parse<T>(string word) where T : struct, Enum =>
        Words<T>.ByWord.TryGetValue(word, out var value)
            ? (T)value
            : throw new InvalidConfigurationException($"'{word}' is not one of: {string.Join(", ", All<T>())}.");

    /// <summary>All words of a vocabulary type, in the order of their values.</summary>
    public static IEnumerable<string> All<T>() where T : struct, Enum => Enum.GetNames<T>().Select(name => Words<T>.ByName[name]);

    // By names and objects, not by the values themselves: dictionaries of those would be compiled for each type whenever a command starts.
    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<string, string> ByName =
            Enum.GetNames<T>().ToDictionary(name => name, JsonNamingPolicy.SnakeCaseLower.ConvertName, StringComparer.Ordinal);

        public static readonly Dictionary<string, object> ByWord =
            ByName.ToDictionary(pair => pair.Value, pair => (object)Enum.Parse<T>(pair.Key), StringComparer.Ordinal);
    }
}
