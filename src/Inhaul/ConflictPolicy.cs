namespace Inhaul;

/// <summary>A conflict action, with the column that decides for <see cref="ConflictAction.Newest"/>.</summary>
/// <param name="Action">What happens.</param>
/// <param name="Column">The target column that tells which is newer; only for <see cref="ConflictAction.Newest"/>.</param>
public sealed record ConflictPolicy(ConflictAction Action, string? Column = null)
{
    /// <summary>The default: update.</summary>
    public static ConflictPolicy Update { get; } = new(ConflictAction.Update);

    /// <summary>Reads <c>update</c>, <c>fill</c>, <c>skip</c>, <c>reject</c> or <c>newest:column</c>.</summary>
    /// <exception cref="InvalidConfigurationException">The text is none of these.</exception>
    public static ConflictPolicy Parse(string text)
    {
        var (action, column) = PolicyText.Parse<ConflictAction>(text, ConflictAction.Newest);
        return new ConflictPolicy(action, column);
    }

    /// <inheritdoc/>
    public override string ToString() => PolicyText.Format(Action, Column);
}
