namespace Inhaul.Profiling;

/// <summary>What a column was found to be, why, and what speaks against it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Format">The format of its dates, when it is not the ISO one.</param>
/// <param name="Why">The evidence, in a sentence.</param>
/// <param name="Misfits">How many filled values do not fit and will be refused.</param>
/// <param name="Problems">What a person should know or decide.</param>
internal sealed record InferredType(ColumnType Type, string? Format, string Why, long Misfits, IReadOnlyList<string> Problems)
{
    /// <summary>The shapes of the values that fit; empty when all do.</summary>
    public IReadOnlyList<ValueShape> Fitting { get; init; } = [];
}
