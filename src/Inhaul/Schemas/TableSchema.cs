using Inhaul.Mapping;
using Inhaul.Parsing;

namespace Inhaul.Schemas;

/// <summary>A table as a Frictionless Table Schema describes it, as far as an import can follow it.</summary>
internal sealed record TableSchema
{
    /// <summary>The name of the file that it was read from.</summary>
    public required string Name { get; init; }

    /// <summary>All that was read, what is not known included, without white space: part of what makes two submissions the same.</summary>
    public required string Text { get; init; }

    /// <summary>The fields.</summary>
    public required IReadOnlyList<SchemaField> Fields { get; init; }

    /// <summary>The names of the fields that identify a row; empty when nothing is said.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    /// <summary>How the columns of a file and the fields have to agree.</summary>
    public FieldsMatch Match { get; init; }

    /// <summary>How the file is written; null when only the table is described.</summary>
    public TableDialect? Dialect { get; init; }

    /// <summary>The target table; null when nothing is said.</summary>
    public string? Table { get; init; }

    /// <summary>What happens to a row whose key the target holds; null when nothing is said.</summary>
    public ConflictPolicy? Conflict { get; init; }

    /// <summary>Which of several rows with one key is written; null when nothing is said.</summary>
    public DuplicatePolicy? Duplicates { get; init; }

    /// <summary>What of the schema is not followed, for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How a file is parsed by what is said about it here, where a person says nothing else.</summary>
    public ParseOptions Parse(ParseOptions said) => Dialect is not { } dialect ? said : said with
    {
        Records = said.Records ?? dialect.Records,
        Sheet = said.Sheet ?? dialect.Sheet,
        Separator = dialect.Separator,
        Columns = dialect.HasHeader || said.Widths is not null ? null : [.. Fields.Select(field => field.Name)],
    };
}
