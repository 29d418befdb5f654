namespace Inhaul;

/// <summary>Which of several rows of one import with the same key is written.</summary>
public enum DuplicateWinner
{
    /// <summary>The last one in the input (the default); the others are <see cref="RowOutcome.Duplicate"/>.</summary>
    Last,

    /// <summary>The first one in the input; the others are <see cref="RowOutcome.Duplicate"/>.</summary>
    First,

    /// <summary>The newest by a column, the last of equals; the others are <see cref="RowOutcome.Duplicate"/>.</summary>
    Newest,

    /// <summary>None: all of them are <see cref="RowOutcome.Rejected"/>.</summary>
    Reject,
}

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
