namespace Inhaul.Testing;

/// <summary>What became of an import.</summary>
public sealed record TestImport(ImportStatus Status, IReadOnlyList<TestRow> Rows);
