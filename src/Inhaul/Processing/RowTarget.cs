namespace Inhaul;

/// <summary>What a row of an import became.</summary>
/// <param name="Row">Its number in the import, from 1.</param>
/// <param name="Table">The table that has it now.</param>
/// <param name="Key">Its key there, as text.</param>
/// <param name="Data">What was made of it, as JSON; null when nothing was said.</param>
public sealed record RowTarget(long Row, string Table, string Key, string? Data);
