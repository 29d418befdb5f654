using Inhaul.Mapping;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Whether a definition and the table it fills fit together.</summary>
internal static class TargetFit
{
    /// <summary>Checks it; a table that is yet to be created fits.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="table">The table.</param>
    /// <param name="leaveOut">Tells people how to leave out a field.</param>
    /// <param name="feed">Tells people how to feed columns that need a value.</param>
    /// <exception cref="InvalidConfigurationException">They do not fit; the message says what to do.</exception>
    public static void Check(ImportDefinition definition, TargetTable? table, Func<FieldDefinition, string> leaveOut, Func<IReadOnlyList<string>, string> feed)
    {
        if (table is null)
        {
            return;
        }

        foreach (var field in definition.Fields)
        {
            if (table.Columns.FirstOrDefault(column => Same(column.Name, field.Column)) is { Refusal: { } refusal })
            {
                throw new InvalidConfigurationException($"The column {field.Column} of the table {table.Name} {refusal}. {leaveOut(field)}");
            }
        }

        var missing = table.Columns.Where(column => column.IsRequired && !definition.Fields.Any(field => Same(field.Column, column.Name))).Select(column => column.Name).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidConfigurationException($"The table {table.Name} needs a value for {NameList.Of(missing)}, which no column of the file feeds. {feed(missing)}");
        }

        if (definition.Key.Count > 0 && !table.UniqueKeys.Any(unique => unique.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(definition.Key)))
        {
            throw new InvalidConfigurationException(
                $"The table {table.Name} has no unique index on exactly {string.Join(", ", definition.Key)}, so rows cannot be told apart. Create one: " +
                $"CREATE UNIQUE INDEX {table.Name}_key ON {table.Name} ({string.Join(", ", definition.Key)});");
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
