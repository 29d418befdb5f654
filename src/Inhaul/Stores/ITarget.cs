using Inhaul.Mapping;
using Inhaul.Writing;

namespace Inhaul.Stores;

/// <summary>The tables that rows are written to.</summary>
internal interface ITarget
{
    /// <summary>Describes a table; null when there is none.</summary>
    Task<TargetTable?> DescribeAsync(string table, CancellationToken cancellationToken);

    /// <summary>The statement that would create the table of a definition, as a person would write it.</summary>
    string CreateTableSql(ImportDefinition definition);

    /// <summary>Compares rows with what the table holds under their keys.</summary>
    /// <param name="definition">The definition of the import.</param>
    /// <param name="rows">The rows as they were written.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <returns>Per row, whether the table holds it, another row with its key, or nothing.</returns>
    Task<IReadOnlyList<RowPresence>> CompareAsync(ImportDefinition definition, RowBatch rows, CancellationToken cancellationToken);

    /// <summary>Reads what the table holds under the keys of rows.</summary>
    /// <param name="definition">The definition of the import; it has a key.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows of the table as if each were new, in the order of the batch; those whose key it does not hold are left out.</returns>
    IAsyncEnumerable<RowChange> ReadAsync(ImportDefinition definition, RowBatch rows, CancellationToken cancellationToken);
}
