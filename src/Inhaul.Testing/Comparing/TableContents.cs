namespace Inhaul.Testing.Comparing;

/// <summary>What a table holds, or what was observed outside; the order of the rows means nothing.</summary>
/// <param name="Name">The table, as people write it.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: values as text, null where there is none.</param>
internal sealed record TableContents(string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<string?[]> Rows)
{
    /// <summary>The column that a value of a row is in, as people write it.</summary>
    public string NameOf(int column) => Columns[column].Name.Length == 0 ? Name : $"{Name}.{Columns[column].Name}";
}
