using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing;
using Inhaul.Processing.Rules;
using Inhaul.Profiling;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>Makes the definition of a table import from what was asked, what the table is, and what the first look saw.</summary>
/// <param name="request">What was asked.</param>
/// <param name="tableName">The target table.</param>
/// <param name="table">The table as it is; null when it will be created.</param>
/// <param name="known">What is known about mappings; null for nothing.</param>
internal sealed class DefinitionBuilder(ImportRequest request, string tableName, TargetTable? table, MappingKnowledge? known = null) : IDefinitionBuilder
{
    private readonly MappingCommand _command = new(request);
    private RecordLayout? _first;
    private SchemaFit? _schema;

    /// <inheritdoc/>
    public ColumnMatches? Matches { get; private set; }

    /// <summary>The key's columns: as asked, or as the schema says, or the primary key of the table when the source has all of it.</summary>
    public IReadOnlyList<string> Key(FieldMatching matching)
    {
        if (request.Key.Count > 0)
        {
            return [.. request.Key.Select(key => Fed(key, matching)
                ?? throw new InvalidConfigurationException($"--key {key}: no column feeds '{key}'; there are {NameList.Of(matching.Pairs.Select(pair => pair.Column))}."))];
        }

        if (_schema!.Key is { Count: > 0 } declared)
        {
            return [.. declared.Select(source => matching.Pairs.FirstOrDefault(pair => pair.Source == source)?.Column
                ?? throw new InvalidConfigurationException($"{request.Schema!.Name}: '{source}' is a part of the primaryKey and feeds no column. Name another key with --key."))];
        }

        return table is not null && table.PrimaryKey.All(key => Fed(key, matching) is not null) ? table.PrimaryKey : [];
    }

    /// <inheritdoc/>
    public LookPlan Look(RecordLayout layout)
    {
        // All sources are read by the columns of the first, whatever else they have.
        _first ??= layout;
        var matching = Match(_first, evidence: null);
        var key = KeySources(matching).Select(source => matching.Pairs.First(pair => pair.Source == source)).ToList();
        return new LookPlan
        {
            Key = key.Count == 0 ? null : Hasher(layout, key, matching),
            Unique = [.. Unique(matching).Select(pair => Hasher(layout, [pair], matching))],
            Cleaners = FieldCleaner.Of([.. layout.Columns.Select(source => Cleaned(matching.Pairs.FirstOrDefault(pair => pair.Source == source) ?? new ColumnMapping(source, "")))]),
        };
    }

    /// <inheritdoc/>
    public (ImportDefinition Definition, IReadOnlyList<string> Notes) Build(RecordLayout layout, IReadOnlyList<ColumnEvidence> evidence)
    {
        var matching = Match(layout, evidence);
        Matches = matching.Matches;
        CheckDecisions(matching);
        CheckKey(layout, matching);
        var notes = new List<string>([.. layout.Notes, .. _schema!.Notes]);
        var fields = new List<FieldDefinition>();
        for (var i = 0; i < layout.Columns.Count; i++)
        {
            if (matching.Pairs.FirstOrDefault(pair => pair.Source == layout.Columns[i]) is { } pair)
            {
                fields.Add(Decided(pair, matching) is { } decided ? Written(decided, pair, evidence[i], notes) : Inferred(pair, evidence[i], matching, notes));
            }
        }

        notes.AddRange(MappingNotes.Of(matching.Matches, layout.Columns, _command));
        if (Gathering(matching) is { } gathering)
        {
            fields.Add(gathering);
            notes.Add($"the table {tableName} has no column for {NameList.Of(matching.Unmapped)}; their values go to {gathering.Column} as JSON");
        }
        else if (matching.Unmapped.Count > 0)
        {
            notes.Add($"the table {tableName} has no column for {NameList.Of(matching.Unmapped)}; their values stay in the ledger. Use --map source=target, or add the columns");
        }

        var definition = new ImportDefinition(table?.Name ?? tableName, fields, Key(matching), request.Conflict, request.Duplicates);
        if (definition.Fields.Count == 0)
        {
            throw new InvalidConfigurationException($"No column of the file has a place in the table {tableName}. Use --map source=target, or --table with another name.");
        }

        TargetFit.Check(
            definition, table, field => $"Leave it out with --map \"{field.Source}=\", or feed another column from it.",
            missing => $"Use --map source=target, or give the columns a default.{MappingNotes.Candidates(Matches, missing, _command)}");
        CheckPolicies(definition);
        AttachmentFit.Check(definition);
        _ = DeclaredRules.Of(definition);
        return (definition, notes);
    }

    private FieldMatching Match(RecordLayout layout, IReadOnlyList<ColumnEvidence>? evidence)
    {
        _schema ??= new SchemaFit(request.Schema, layout);
        return FieldMatching.Match(layout, [.. _schema.Mappings(table), .. request.Mappings], WithoutGathering(), known, evidence);
    }

    private KeyHasher Hasher(RecordLayout layout, IReadOnlyList<ColumnMapping> pairs, FieldMatching matching) =>
        new([.. pairs.Select(pair => layout.IndexOf(pair.Source))], [.. pairs.Select(pair => Decided(pair, matching))], FieldCleaner.Of([.. pairs.Select(Cleaned)]));

    private IEnumerable<ColumnMapping> Unique(FieldMatching matching) =>
        matching.Pairs.Where(pair => _schema!.Of(pair.Source)?.Constraints.IsUnique == true && !IsKey(pair, matching));

    private List<string> UniqueSources(FieldMatching matching) => [.. Unique(matching).Select(pair => pair.Source)];

    /// <summary>Whether a pair alone identifies rows.</summary>
    private bool IsKey(ColumnMapping pair, FieldMatching matching) => Key(matching) is [var key] && Same(key, pair.Column);

    private List<string> KeySources(FieldMatching matching) => [.. Key(matching).Select(key => matching.Pairs.First(pair => Same(pair.Column, key)).Source)];

    /// <summary>Rows with the same key, or the same value where it must be unique, were found by the names of columns, before their values were known.</summary>
    private void CheckKey(RecordLayout layout, FieldMatching matching)
    {
        var named = Match(layout, evidence: null);
        var (before, now) = (KeySources(named), KeySources(matching));
        if (now.Count > 0 && !now.SequenceEqual(before))
        {
            throw new InvalidConfigurationException(
                $"By their names the columns {NameList.Of(before)} are the key, by their values {NameList.Of(now)}. Decide with --map source=target.");
        }

        var (unique, still) = (UniqueSources(named), UniqueSources(matching));
        if (!still.SequenceEqual(unique))
        {
            throw new InvalidConfigurationException(
                $"By their names {Listed(unique)} must be unique and have a place in the table, by their values {Listed(still)}. Decide with --map source=target.");
        }
    }

    /// <summary>The table without the column that takes what has no other, so that no column feeds it by itself.</summary>
    private TargetTable? WithoutGathering() => table is null || request.UnmappedTo is null
        ? table
        : table with { Columns = [.. table.Columns.Where(column => !Same(column.Name, request.UnmappedTo))] };

    /// <summary>The field that takes the columns without a place; null when there are none, or none is asked for.</summary>
    private FieldDefinition? Gathering(FieldMatching matching)
    {
        if (request.UnmappedTo is not { } name)
        {
            return null;
        }

        if (table is null)
        {
            throw new InvalidConfigurationException($"--unmapped-to {name}: the table {tableName} is not there yet, and a new one has a column for each of the file. Create it first, or leave the option out.");
        }

        var column = table.Columns.FirstOrDefault(column => Same(column.Name, name) && !column.IsGenerated);
        if (column is not { Type: ColumnType.Text })
        {
            throw new InvalidConfigurationException($"--unmapped-to {name}: the table {table.Name} has no column '{name}' of JSON or text; it has {NameList.Of(table.Columns.Select(other => other.Name))}.");
        }

        return matching.Unmapped.Count == 0 ? null : new FieldDefinition(column.Name, column.Name, ColumnType.Text, null) { Gathers = matching.Unmapped };
    }

    private FieldDefinition? Decided(ColumnMapping pair, FieldMatching matching)
    {
        var decision = DecisionOf(pair);
        var column = table?.Columns.FirstOrDefault(column => Same(column.Name, pair.Column));
        var (type, format) = decision is not null ? (decision.Type, decision.Format)
            : _schema!.Of(pair.Source) is { } declared ? (declared.Decided(column?.Type), declared.Type.Format)
            : (column?.Type ?? (IsAttachment(pair) ? ColumnType.Text : null), FormatBefore(pair, column?.Type));
        return type is { } known ? Typed(pair, known, format, matching) : null;
    }

    /// <summary>The format that values of a pair had in an import before: a few changed records cannot tell it again.</summary>
    private string? FormatBefore(ColumnMapping pair, ColumnType? type) =>
        request.Before?.Fields.FirstOrDefault(field => field.Source == pair.Source && Same(field.Column, pair.Column) && field.Type == type)?.Format;

    /// <summary>The field as its values are written: a table tells which columns are dates, and not in which order a file has day and month.</summary>
    private FieldDefinition Written(FieldDefinition field, ColumnMapping pair, ColumnEvidence evidence, List<string> notes)
    {
        if (field is not { Format: null, Type: ColumnType.Date or ColumnType.Timestamp } || IsDeclared(pair) || TypeInference.Dates(pair.Source, evidence) is not { } seen)
        {
            return field;
        }

        if (seen.Type != ColumnType.Text)
        {
            return field with { Format = seen.Format };
        }

        notes.AddRange(seen.Problems.Select(problem => $"{pair.Source}: {problem}"));
        return field;
    }

    /// <summary>Whether a person or a schema said what a pair's values are.</summary>
    private bool IsDeclared(ColumnMapping pair) => DecisionOf(pair) is not null || _schema!.Of(pair.Source) is not null;

    private ColumnDecision? DecisionOf(ColumnMapping pair) => request.Columns.LastOrDefault(decision => Same(decision.Column, pair.Column) || Same(decision.Column, pair.Source));

    /// <summary>The field of a pair whose type is decided, with all that the schema says of it.</summary>
    private FieldDefinition Typed(ColumnMapping pair, ColumnType type, string? format, FieldMatching matching)
    {
        var field = Cleaned(pair) with { Type = type, Format = format };
        return _schema!.Of(pair.Source) is { } declared
            ? declared.Completed(field, IsKey(pair, matching), name => matching.Pairs.FirstOrDefault(other => other.Source == _schema.SourceOf(name))?.Column)
            : field;
    }

    /// <summary>The field of a pair with the cleaning that was asked for; its type is still to be decided.</summary>
    private FieldDefinition Cleaned(ColumnMapping pair)
    {
        string[] steps = [.. request.Cleaning.Where(decision => Same(decision.Column, pair.Column) || Same(decision.Column, pair.Source)).SelectMany(decision => decision.Steps)];
        var field = new FieldDefinition(pair.Source, pair.Column, ColumnType.Text, null) { Cleaning = steps.Length > 0 ? steps : null, IsAttachment = IsAttachment(pair) };
        return _schema!.Of(pair.Source)?.Cleaned(field) ?? field;
    }

    private bool IsAttachment(ColumnMapping pair) => request.Attachments.Columns.Any(column => Same(column, pair.Column) || Same(column, pair.Source));

    private FieldDefinition Inferred(ColumnMapping pair, ColumnEvidence evidence, FieldMatching matching, List<string> notes)
    {
        var seen = TypeInference.Of(pair.Source, evidence);
        var inferred = _schema!.Of(pair.Source)?.Inferred(seen) ?? seen;
        notes.AddRange(inferred.Problems.Select(problem => $"{pair.Source}: {problem}"));
        return Typed(pair, inferred.Type, inferred.Format, matching);
    }

    private void CheckDecisions(FieldMatching matching)
    {
        (string Option, string Column)[] said =
        [
            .. request.Columns.Select(decision => ("--column", decision.Column)),
            .. request.Cleaning.Select(decision => ("--clean", decision.Column)),
            .. request.Attachments.Columns.Select(column => ("--attachment", column)),
        ];
        foreach (var (option, column) in said)
        {
            if (!matching.Pairs.Any(pair => Same(pair.Column, column) || Same(pair.Source, column)))
            {
                throw new InvalidConfigurationException(
                    $"{option} {column}: there is no such column; there are {NameList.Of(matching.Pairs.Select(pair => pair.Column))}.");
            }
        }
    }

    private static void CheckPolicies(ImportDefinition definition)
    {
        foreach (var (policy, column) in new[] { ("--on-conflict", definition.Conflict.Column), ("--duplicates", definition.Duplicates.Column) })
        {
            if (column is not null && definition.Fields[definition.Position(column)] is { Type: ColumnType.Text or ColumnType.Boolean or ColumnType.Uuid } field)
            {
                throw new InvalidConfigurationException(
                    $"{policy} newest:{column}: '{column}' is {Word.Of(field.Type)}, which has no newest. Name a date, a time or a number, or decide its type with --column {column}:timestamp.");
            }
        }

        if (definition.Key.Count == 0 && definition.Conflict.Action != ConflictAction.Update)
        {
            throw new InvalidConfigurationException($"--on-conflict {definition.Conflict} needs a key to tell which rows conflict. Add --key column.");
        }
    }

    private static string Listed(List<string> columns) => columns.Count == 0 ? "no columns" : $"the columns {NameList.Of(columns)}";

    private static string? Fed(string key, FieldMatching matching) => matching.Pairs.FirstOrDefault(pair => Same(pair.Column, key))?.Column
        ?? matching.Pairs.FirstOrDefault(pair => Same(pair.Source, key))?.Column;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
