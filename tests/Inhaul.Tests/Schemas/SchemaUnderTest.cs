using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing.Csv;
using Inhaul.Schemas;
using Inhaul.Tests.Intake;
using Inhaul.Tests.Profiling;
using Inhaul.Writing;

namespace Inhaul.Tests.Schemas;

/// <summary>Schemas read from text, and what imports make of them.</summary>
internal static class SchemaUnderTest
{
    /// <summary>Reads a schema from a file of this text.</summary>
    public static TableSchema Read(string text, params string[] inputs)
    {
        using var folder = new TempFolder();
        return SchemaFile.Read(folder.Write("schema.json", text), inputs);
    }

    /// <summary>A schema of one field, called <c>x</c>.</summary>
    public static TableSchema OfField(string properties) => Read($$"""{"fields": [{"name": "x"{{(properties.Length > 0 ? ", " : "")}}{{properties}}}]}""");

    /// <summary>The definition of an import of columns with one value each.</summary>
    public static (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(TableSchema schema, ImportRequest? request = null, TargetTable? table = null, params (string Column, string Value)[] columns) =>
        new DefinitionBuilder((request ?? Looks.Request()) with { Schema = schema }, "target", table).Build(
            new CsvLayout(',', [.. columns.Select(column => column.Column)], []), [.. columns.Select(column => EvidenceOf.Values(column.Value))]);

    /// <summary>What a field is for an import, in one line.</summary>
    public static string Shown(FieldDefinition field) => string.Join(' ', new[]
    {
        $"{field.Column}:{Word.Of(field.Type)}",
        field.Format,
        List("clean", field.Cleaning),
        List("null", field.NullWords),
        field.TrueWords is null ? null : $"true={string.Join('|', field.TrueWords)}/{string.Join('|', field.FalseWords!)}",
        field.IsUnique ? "unique" : null,
        field.Reference is { } reference ? $"in {reference.Table}({string.Join(",", reference.Columns)})" : null,
        field.Rules is { } rules ? Shown(rules) : null,
    }.OfType<string>());

    private static string Shown(FieldRules rules) => string.Join(' ', new[]
    {
        rules.IsRequired ? "required" : null,
        rules.MinLength is null && rules.MaxLength is null ? null : $"length {rules.MinLength}..{rules.MaxLength}",
        rules.Min is null ? null : $"{(rules.Min.IsExcluded ? ">" : ">=")}{rules.Min.Value}",
        rules.Max is null ? null : $"{(rules.Max.IsExcluded ? "<" : "<=")}{rules.Max.Value}",
        rules.Forms is null ? null : $"form {string.Join(" and ", rules.Forms.Select(form => form.Message ?? form.Pattern))}",
        List("of", rules.OneOf),
    }.OfType<string>());

    private static string? List(string word, IReadOnlyList<string>? values) => values is null ? null : $"{word}={string.Join('|', values)}";
}
