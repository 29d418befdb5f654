using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;

namespace Inhaul.Schemas;

/// <summary>Reads the fields of a schema.</summary>
internal static class FieldReader
{
    /// <summary>Reads a field.</summary>
    /// <param name="part">The field.</param>
    /// <param name="nullWords">The words for no value of the schema as a whole; null for the standard's.</param>
    /// <param name="notes">Takes what is not followed.</param>
    /// <exception cref="InvalidConfigurationException">The field is not written as the standard says, or cannot be read so.</exception>
    public static SchemaField Read(SchemaPart part, IReadOnlyList<string>? nullWords, List<string> notes)
    {
        var extension = part.Part("inhaul");
        var type = Overridden(part, SchemaTypes.Of(part), extension);
        if (type.Note is { } note)
        {
            notes.Add($"{part.Place} {note}");
        }

        return new SchemaField(part.RequiredText("name"), type, part.Place)
        {
            Title = part.Text("title"),
            Column = extension?.Text("column"),
            NullWords = [.. (part.Plains("missingValues")?.Select(value => value.Text) ?? nullWords ?? []).Where(word => word.Length > 0)],
            Cleaning = Checked(part, extension?.Texts("clean") ?? []),
            Constraints = SchemaConstraints.Read(part, type, notes),
        };
    }

    /// <summary>The type with what the extension says beyond the standard.</summary>
    private static SchemaType Overridden(SchemaPart part, SchemaType type, SchemaPart? extension)
    {
        if (extension?.Text("type") is { } word)
        {
            var own = Word.All<ColumnType>().Contains(word, StringComparer.Ordinal)
                ? Word.Parse<ColumnType>(word)
                : throw part.Wrong($"there is no type '{word}' for \"inhaul\"; the types are {NameList.Of(Word.All<ColumnType>())}.");
            type = type with { Type = own, Possible = [], Format = own == type.Type ? type.Format : null };
        }

        if (extension?.Text("format") is not { } format)
        {
            return type;
        }

        return type.Type is not { } decided ? throw part.Wrong("a format for \"inhaul\" needs a type beside it, such as \"type\": \"timestamp\".")
            : ColumnDecision.FaultOf(decided, format) is { } fault ? throw part.Wrong(fault)
            : type with { Format = format };
    }

    private static IReadOnlyList<string> Checked(SchemaPart part, IReadOnlyList<string> steps)
    {
        try
        {
            foreach (var step in steps)
            {
                _ = CleaningWords.Parse(step);
            }

            return steps;
        }
        catch (InvalidConfigurationException problem)
        {
            throw part.Wrong(problem.Message);
        }
    }
}
