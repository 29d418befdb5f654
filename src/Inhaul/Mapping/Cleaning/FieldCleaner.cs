using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary>Cleans the values of one field, step by step in the order in which they are declared. Not for several threads at once.</summary>
internal sealed class FieldCleaner
{
    private readonly (string Word, CleaningStep Step)[] _steps;
    private byte[] _cleaned = [];

    private FieldCleaner(IEnumerable<(string, CleaningStep)> steps) => _steps = [.. steps];

    /// <summary>What cleans the values of some fields; null when nothing is declared for any, so that nothing has to be asked about each value.</summary>
    /// <exception cref="InvalidConfigurationException">A word is not known.</exception>
    public static FieldCleaner?[]? Of(IReadOnlyList<FieldDefinition> fields)
    {
        FieldCleaner?[] cleaners = [.. fields.Select(Of)];
        return Array.Exists(cleaners, cleaner => cleaner is not null) ? cleaners : null;
    }

    /// <summary>What cleans the values of a field; null when nothing is declared.</summary>
    /// <exception cref="InvalidConfigurationException">A word is not known.</exception>
    public static FieldCleaner? Of(FieldDefinition field)
    {
        var steps = (field.Cleaning ?? []).Select(word => (word, CleaningWords.Parse(word))).ToList();
        if (field.NullWords is { Count: > 0 } words)
        {
            // Words for no value come last: the other steps may bring them to light.
            steps.Add((CleaningWords.Null, new NullStep(words)));
        }

        return steps.Count > 0 ? new FieldCleaner(steps) : null;
    }

    /// <summary>Cleans a value.</summary>
    /// <param name="value">The value, in UTF-8.</param>
    /// <returns>The value, or what it is cleaned; valid until another is cleaned.</returns>
    public ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> value) => Clean(value, tally: null, row: 0, field: 0);

    /// <summary>Cleans a value of a row, and remembers each change.</summary>
    /// <param name="value">The value, in UTF-8.</param>
    /// <param name="tally">Remembers changes; null for nobody.</param>
    /// <param name="row">The row's position in its chunk.</param>
    /// <param name="field">The field's position in the definition.</param>
    /// <returns>The value, or what it is cleaned; valid until another is cleaned.</returns>
    public ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> value, CleaningTally? tally, int row, int field)
    {
        string? text = null;
        var isChanged = false;
        foreach (var (word, step) in _steps)
        {
            if (text is null ? value.IsEmpty || step.Leaves(value) : text.Length == 0)
            {
                continue;
            }

            text ??= Encoding.UTF8.GetString(value);
            var cleaned = step.Clean(text);
            if (!string.Equals(cleaned, text, StringComparison.Ordinal))
            {
                tally?.Add(row, field, word, text, cleaned);
                (text, isChanged) = (cleaned, true);
            }
        }

        return isChanged ? Encoded(text!) : value;
    }

    private ReadOnlySpan<byte> Encoded(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_cleaned.Length < most)
        {
            _cleaned = new byte[most];
        }

        return _cleaned.AsSpan(0, Encoding.UTF8.GetBytes(text, _cleaned));
    }
}
