using System.Text;

namespace Inhaul;

/// <summary>The name of a kind of import: lower case words with underscores, such as <c>customer_data</c>.</summary>
public static class ImportType
{
    /// <summary>Derives the type from a file name: <c>Airport-Frequencies.csv</c> is <c>airport_frequencies</c>.</summary>
    public static string FromFileName(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var stem = Path.GetFileName(path);
        var dot = stem.IndexOf('.', 1 > stem.Length ? 0 : Math.Min(1, stem.Length));
        return Words(dot > 0 ? stem[..dot] : stem);
    }

    /// <summary>
    /// Derives the type from the class of a processor or an aggregator: <c>CustomerDataProcessor</c> handles <c>customer_data</c>,
    /// and so does <c>CustomerDataAggregator</c>.
    /// </summary>
    public static string FromClass(Type processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        var suffix = processor.IsSubclassOf(typeof(Aggregator)) ? "Aggregator" : "Processor";
        var name = processor.Name;
        return SnakeCase.Of(name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length ? name[..^suffix.Length] : name);
    }

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                words.Append(char.ToLowerInvariant(c));
            }
            else if (words.Length > 0 && words[^1] != '_')
            {
                words.Append('_');
            }
        }

        var name = words.ToString().TrimEnd('_');
        return name.Length == 0 ? "import" : name;
    }
}
