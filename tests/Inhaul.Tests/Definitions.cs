using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;

namespace Inhaul.Tests;

/// <summary>Short spellings of definitions: columns as <c>name:type[:format]</c>, keys as <c>a,b</c>.</summary>
internal static class Definitions
{
    public static ImportDefinition Of(string key, params string[] columns) => new(
        "target",
        [.. columns.Select(ColumnDecision.Parse).Select(column => new FieldDefinition(column.Column, column.Column, column.Type, column.Format))],
        key.Length == 0 ? [] : key.Split(','),
        ConflictPolicy.Update,
        DuplicatePolicy.Last);

    public static CsvLayout Layout(ImportDefinition definition) => new(',', [.. definition.Fields.Select(field => field.Source)], []);
}
