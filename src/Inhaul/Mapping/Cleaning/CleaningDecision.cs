namespace Inhaul.Mapping.Cleaning;

/// <summary>A person's word on how the values of a column are cleaned.</summary>
/// <param name="Column">The column's name in the source or in the target.</param>
/// <param name="Steps">The words of the steps, in order.</param>
internal sealed record CleaningDecision(string Column, IReadOnlyList<string> Steps)
{
    /// <summary>Reads <c>column:step[,step…]</c>; the name of the column may itself contain colons.</summary>
    /// <exception cref="InvalidConfigurationException">The text is no such decision.</exception>
    public static CleaningDecision Parse(string text)
    {
        // The first colon behind which a step's name stands ends the column's name; steps have colons of their own.
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon > 0; colon = text.IndexOf(':', colon + 1))
        {
            var steps = text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries);
            if (CleaningWords.IsName(CleaningWords.NameOf(steps[0])))
            {
                return new CleaningDecision(text[..colon], Checked(text, steps));
            }
        }

        throw new InvalidConfigurationException(
            $"--clean {text} is not understood. Write column:step[,step…]; the steps are {NameList.Of(CleaningWords.All)}. Example: --clean phone:trim,phone");
    }

    /// <summary>The decision as it was written, so that two requests can be compared.</summary>
    public override string ToString() => $"{Column}:{string.Join(',', Steps)}";

    private static string[] Checked(string text, string[] steps)
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
            throw new InvalidConfigurationException($"--clean {text}: {problem.Message}");
        }
    }
}
