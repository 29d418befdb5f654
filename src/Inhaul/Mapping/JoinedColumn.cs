namespace Inhaul.Mapping;

/// <summary>A further column of a reference, which has to hold the value of a further field in the same row.</summary>
/// <param name="Field">The target column of the field.</param>
/// <param name="Column">The column of the table referred to.</param>
internal sealed record JoinedColumn(string Field, string Column);
