using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Which source column feeds which target column, by a person's word, by an earlier decision, by name, or by what is much like it.</summary>
/// <param name="Pairs">The pairs, in the order of the source's columns.</param>
/// <param name="Unmapped">The source columns that the table has no place for, apart from those left out on purpose.</param>
/// <param name="Matches">How the pairs were found, and what else may be one.</param>
internal sealed record FieldMatching(IReadOnlyList<ColumnMapping> Pairs, IReadOnlyList<string> Unmapped, ColumnMatches Matches)
{
    /// <summary>Matches the columns of a source with those of a table; without a table every column gets one of its own name.</summary>
    /// <param name="layout">The source.</param>
    /// <param name="decisions">What a person said for this import.</param>
    /// <param name="table">The table; null when it will be created.</param>
    /// <param name="known">What is known about mappings; null for nothing.</param>
    /// <param name="evidence">What the columns hold; null when that is not known yet.</param>
    /// <exception cref="InvalidConfigurationException">A mapping names a column that does not exist, or two columns feed one.</exception>
    public static FieldMatching Match(
        RecordLayout layout, IReadOnlyList<ColumnMapping> decisions, TargetTable? table, MappingKnowledge? known = null, IReadOnlyList<ColumnEvidence>? evidence = null)
    {
        foreach (var decision in decisions)
        {
            Check(decision, layout, table);
        }

        var matches = MatcherOf(layout, table, known ?? MappingKnowledge.None).Match(decisions, evidence ?? []);
        var fed = matches.Fed.ToLookup(pair => pair.Column, pair => pair.Field);
        var pairs = new List<ColumnMapping>();
        var unmapped = new List<string>();
        foreach (var source in layout.Columns)
        {
            if (fed[source].FirstOrDefault() is { } column)
            {
                pairs.Add(new ColumnMapping(source, column));
            }
            else if (table is null && !matches.LeftOut.Contains(source))
            {
                pairs.Add(new ColumnMapping(source, source));
            }
            else if (!matches.LeftOut.Contains(source))
            {
                unmapped.Add(source);
            }
        }

        var twice = pairs.GroupBy(pair => pair.Column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new FieldMatching(pairs, unmapped, matches)
            : throw new InvalidConfigurationException(
                $"The columns {string.Join(" and ", twice.Select(pair => $"'{pair.Source}'"))} would both feed '{twice.Key}'. Decide with --map source=target.");
    }

    /// <summary>What matches the columns of a source with those of a table that can be written.</summary>
    public static ColumnMatcher MatcherOf(RecordLayout layout, TargetTable? table, MappingKnowledge known) =>
        new(layout.Columns, table?.Columns.Where(column => !column.IsGenerated).Select(column => new MappingField(column.Name, column.Type)).ToList(), known);

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

    private static string? Spelled(string column, TargetTable? table) =>
        table is null ? column : Writable(table).FirstOrDefault(name => Same(name, column));

    private static IEnumerable<string> Writable(TargetTable table) => table.Columns.Where(column => !column.IsGenerated).Select(column => column.Name);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
