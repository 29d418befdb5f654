namespace Inhaul;

/// <summary>A duplicate winner, with the column that decides for <see cref="DuplicateWinner.Newest"/>.</summary>
/// <param name="Winner">Which row is written.</param>
/// <param name="Column">The target column that tells which is newer; only for <see cref="DuplicateWinner.Newest"/>.</param>
public sealed record DuplicatePolicy(DuplicateWinner Winner, string? Column = null)
{
    /// <summary>The default: the last row wins.</summary>
    public static DuplicatePolicy Last { get; } = new(DuplicateWinner.Last);

    /// <summary>Reads <c>last</c>, <c>first</c>, <c>reject</c> or <c>newest:column</c>.</summary>
    /// <exception cref="InvalidConfigurationException">The text is none of these.</exception>
    public static DuplicatePolicy Parse(string text)
    {
        var (winner, column) = PolicyText.Parse<DuplicateWinner>(text, DuplicateWinner.Newest);
        return new DuplicatePolicy(winner, column);
    }

    /// <inheritdoc/>
    public override string ToString() => PolicyText.Format(Winner, Column);
}
