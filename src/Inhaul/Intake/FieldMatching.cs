using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Which source column feeds which target column, by a person's word or by name.</summary>
/// <param name="Pairs">The pairs, in the order of the source's columns.</param>
/// <param name="Unmapped">The source columns that the table has no place for, apart from those left out on purpose.</param>
internal sealed record FieldMatching(IReadOnlyList<ColumnMapping> Pairs, IReadOnlyList<string> Unmapped)
{
    /// <summary>Matches the columns of a source with those of a table; without a table every column gets one of its own name.</summary>
    /// <exception cref="InvalidConfigurationException">A mapping names a column that does not exist, or two columns feed one.</exception>
    public static FieldMatching Match(RecordLayout layout, IReadOnlyList<ColumnMapping> decisions, TargetTable? table)
    {
        foreach (var decision in decisions)
        {
            Check(decision, layout, table);
        }

        var pairs = new List<ColumnMapping>();
        var unmapped = new List<string>();
        foreach (var source in layout.Columns)
        {
            var decided = decisions.LastOrDefault(decision => Same(decision.Source, source));
            if (decided is { IsLeftOut: true })
            {
                continue;
            }

            var column = decided is not null ? Spelled(decided.Column, table)
                : table is null ? source
                : ByName(source, table, decisions);
            if (column is null)
            {
                unmapped.Add(source);
            }
            else
            {
                pairs.Add(new ColumnMapping(source, column));
            }
        }

        var twice = pairs.GroupBy(pair => pair.Column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new FieldMatching(pairs, unmapped)
            : throw new InvalidConfigurationException(
                $"The columns {string.Join(" and ", twice.Select(pair => $"'{pair.Source}'"))} would both feed '{twice.Key}'. Decide with --map source=target.");
    }

    private static void Check(ColumnMapping decision, RecordLayout layout, TargetTable? table)
    {
        if (!layout.Columns.Any(column => Same(column, decision.Source)))
        {
            throw new InvalidConfigurationException(
                $"--map {decision.Source}={decision.Column}: the file has no column '{decision.Source}'; it has {NameList.Of(layout.Columns)}.");
        }

        if (table is not null && !decision.IsLeftOut && Spelled(decision.Column, table) is null)
        {
            throw new InvalidConfigurationException(
                $"--map {decision.Source}={decision.Column}: the table {table.Name} has no column '{decision.Column}' that can be written; it has {NameList.Of(Writable(table))}.");
        }
    }

    private static string? ByName(string source, TargetTable table, IReadOnlyList<ColumnMapping> decisions)
    {
        var free = Writable(table).Where(column => !decisions.Any(decision => Same(decision.Column, column))).ToList();
        return free.FirstOrDefault(column => string.Equals(column, source, StringComparison.Ordinal))
            ?? free.FirstOrDefault(column => Same(column, source))
            ?? free.FirstOrDefault(column => Letters(column) == Letters(source) && Letters(source).Length > 0);
    }

    private static string? Spelled(string column, TargetTable? table) =>
        table is null ? column : Writable(table).FirstOrDefault(name => Same(name, column));

    private static IEnumerable<string> Writable(TargetTable table) => table.Columns.Where(column => !column.IsGenerated).Select(column => column.Name);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
