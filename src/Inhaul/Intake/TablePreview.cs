using System.Globalization;
using Inhaul.Mapping.Suggesting;
using Inhaul.Profiling;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>How a file would fare with a table, told from its profile before anything is loaded.</summary>
/// <param name="Table">The table.</param>
/// <param name="Problems">What would be refused, by column; null for the file as a whole.</param>
internal sealed record TablePreview(string Table, IReadOnlyList<(string? Column, string Text)> Problems)
{
    /// <summary>Compares a profile with a table.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="table">The table.</param>
    /// <param name="known">What is known about mappings.</param>
    public static TablePreview Of(SourceProfile profile, TargetTable table, MappingKnowledge known)
    {
        var matches = FieldMatching.MatcherOf(profile.Layout, table, known).Match([], [.. profile.Columns.Select(column => column.Evidence)]);
        var problems = new List<(string? Column, string Text)>();
        var fed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in matches.Fed.Where(pair => pair.Field.Length > 0))
        {
            fed.Add(pair.Field);
            var column = profile.Columns[profile.Layout.IndexOf(pair.Column)];
            if (table.Columns.FirstOrDefault(field => string.Equals(field.Name, pair.Field, StringComparison.OrdinalIgnoreCase)) is { } field)
            {
                problems.AddRange(Between(column, field, table).Select(text => ((string?)column.Name, text)));
            }
        }

        var needed = table.Columns.Where(field => field.IsRequired && !fed.Contains(field.Name)).Select(field => field.Name).ToList();
        if (needed.Count > 0)
        {
            problems.Insert(0, (null, $"the table {table.Name} needs a value for {NameList.Of(needed)}, which no column of the file feeds"));
        }

        return new TablePreview(table.Name, problems);
    }

    private static IEnumerable<string> Between(ColumnProfile column, TargetColumn field, TargetTable table)
    {
        if (field.Refusal is { } refusal)
        {
            yield return $"the column {field.Name} of the table {table.Name} {refusal}";
        }

        if (field.MaxLength is { } most && column.Text.LongerThan(most) is > 0 and var longer)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{longer:N0} values are longer than the {most:N0} characters of {table.Name}.{field.Name}; the longest has {column.Text.Longest:N0}, on line {column.Text.LongestLine}");
        }

        if (TypeFit.Misfit(new MappingField(field.Name, field.Type), column.Evidence) is var (_, why))
        {
            yield return $"for {table.Name}.{field.Name}, {why}";
        }

        if (field.IsRequired && column.Evidence.Rows - column.Filled is > 0 and var missing)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{missing:N0} rows have no value, which {table.Name}.{field.Name} needs");
        }
    }
}
