namespace Inhaul.Writing;

/// <summary>A table of the target as the database describes it.</summary>
/// <param name="Name">Its name as the database spells it.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="PrimaryKey">The columns of its primary key; empty when it has none.</param>
/// <param name="UniqueKeys">The sets of columns, the primary key included, in which no two rows agree.</param>
internal sealed record TargetTable(
    string Name, IReadOnlyList<TargetColumn> Columns, IReadOnlyList<string> PrimaryKey, IReadOnlyList<IReadOnlyList<string>> UniqueKeys);
