namespace Inhaul.Mapping;

/// <summary>Everything that decides what becomes of a row; kept with the import and never changed.</summary>
/// <param name="Table">The target table; empty when code of a processor writes the rows.</param>
/// <param name="Fields">The fields, in the order of the target's columns.</param>
/// <param name="Key">The target columns that identify a row; empty when every row is to be added.</param>
/// <param name="Conflict">What happens to a row whose key the target holds.</param>
/// <param name="Duplicates">Which of several rows with one key is written.</param>
internal sealed record ImportDefinition(
    string Table,
    IReadOnlyList<FieldDefinition> Fields,
    IReadOnlyList<string> Key,
    ConflictPolicy Conflict,
    DuplicatePolicy Duplicates)
{
    /// <summary>Whether the engine writes the rows to a table.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasTable => Table.Length > 0;

    /// <summary>The positions in <see cref="Fields"/> of the key's columns, in the order of <see cref="Key"/>.</summary>
    public int[] KeyFields() => [.. Key.Select(Position)];

    /// <summary>The position in <see cref="Fields"/> of the column that tells which duplicate is the newest; null when another rule decides.</summary>
    public int? NewestField() => Duplicates.Column is { } column ? Position(column) : null;

    /// <summary>What can be told of a row without reading its attachments.</summary>
    public ImportDefinition WithoutAttachments() => this with { Fields = [.. Fields.Where(field => !field.IsAttachment)] };

    /// <summary>The positions in <see cref="Fields"/> of those that name attachments.</summary>
    public int[] AttachmentFields() => [.. Enumerable.Range(0, Fields.Count).Where(field => Fields[field].IsAttachment)];

    /// <summary>The position in <see cref="Fields"/> of a target column.</summary>
    /// <exception cref="InvalidConfigurationException">No field feeds the column.</exception>
    public int Position(string column)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (string.Equals(Fields[i].Column, column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new InvalidConfigurationException(
            $"There is no column '{column}' among those imported: {NameList.Of(Fields.Select(field => field.Column))}.");
    }
}
