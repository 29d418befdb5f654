using Inhaul.Mapping.Cleaning;

namespace Inhaul.Schemas;

/// <summary>How numbers are written, by the words of the standard: <c>decimalChar</c>, <c>groupChar</c>, <c>bareNumber</c>.</summary>
internal static class SchemaNumbers
{
    /// <summary>What may stand between thousands whatever the decimal sign is.</summary>
    private static readonly string[] Spaces = [" ", "\u00A0", "\u2009", "\u202F", "'", "\u2019"];

    /// <summary>The steps that make plain numbers of a field's values.</summary>
    /// <exception cref="InvalidConfigurationException">Numbers are not read so.</exception>
    public static IReadOnlyList<string> StepsOf(SchemaPart field, bool hasFraction)
    {
        var point = hasFraction ? field.Text("decimalChar") : null;
        var group = field.Text("groupChar");
        List<string> steps = field.Flag("bareNumber") == false ? [CleaningWords.BareNumber] : [];
        switch (point, group)
        {
            case (null or ".", null or ""):
                break;
            case (null or ".", ","):
            case (null or ".", _) when Spaces.Contains(group):
                steps.Add(CleaningWords.Thousands);
                break;
            case (",", null or "" or "."):
            case (",", _) when Spaces.Contains(group):
            case (null, ".") when !hasFraction:
                steps.Add(CleaningWords.DecimalComma);
                break;
            default:
                throw field.Wrong($"numbers with the decimalChar '{point ?? "."}' and the groupChar '{group}' are not read. There are '.' with ',', a space or an apostrophe between thousands, and ',' with '.', a space or an apostrophe.");
        }

        return steps;
    }
}
