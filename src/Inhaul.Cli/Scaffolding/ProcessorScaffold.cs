using Inhaul.Intake;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Everything that the files of a new processor are written from.</summary>
internal sealed record ProcessorScaffold
{
    /// <summary>The name of the file that it is for.</summary>
    public required string File { get; init; }

    /// <summary>How many rows that has.</summary>
    public required long Rows { get; init; }

    /// <summary>The names of the classes.</summary>
    public required ProcessorNames Names { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>The columns, in the order of the file.</summary>
    public required IReadOnlyList<ScaffoldColumn> Columns { get; init; }

    /// <summary>The columns that identify a row; empty when there is no key.</summary>
    public required IReadOnlyList<ScaffoldColumn> Key { get; init; }

    /// <summary>Why that is the key, or why there is none; null when a person has decided.</summary>
    public required string? KeyWhy { get; init; }

    /// <summary>A rule as an example; null when no evidence supports one.</summary>
    public required ExampleRule? Rule { get; init; }

    /// <summary>Rows that are taken; empty when no text shows them.</summary>
    public required IReadOnlyList<SampleRow> Taken { get; init; }

    /// <summary>The header and those rows.</summary>
    public required string? TakenText { get; init; }

    /// <summary>A row that is refused; null when there is none.</summary>
    public required SampleRow? Refused { get; init; }

    /// <summary>The header and that row.</summary>
    public required string? RefusedText { get; init; }

    /// <summary>How many rows of the file the test holds.</summary>
    public int RealRows => (TakenText is null ? 0 : Taken.Count) + (RefusedText is null ? 0 : 1);

    /// <summary>What a person should know or decide.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Studies the file of a request.</summary>
    /// <exception cref="InvalidConfigurationException">No processor can be made of what was asked; the message says why.</exception>
    public static async Task<ProcessorScaffold> OfAsync(ProcessorRequest request, CancellationToken cancellationToken)
    {
        if (request.Table is { } table && string.IsNullOrWhiteSpace(table))
        {
            throw new InvalidConfigurationException("--table is empty. Name a table, or leave it out to fill the one that is called like the import type.");
        }

        var names = ProcessorNames.Of(request.Path, request.Name);
        var space = request.Namespace is null ? ProjectNamespace.Of(request.Folder) : ProjectNamespace.Checked(request.Namespace);
        var study = await FileStudy.TakeAsync(request, cancellationToken);
        var found = study.Rows.Keys;
        IReadOnlyList<string> key = found is null ? study.Definition.Key : found.Found is { } column ? [column] : [];
        var columns = ScaffoldColumn.Of(study, names, key, request.Columns);
        ScaffoldColumn[] keyColumns = [.. key.Select(name => columns.First(column => column.Field.Column == name))];
        var samples = study.Rows.Samples;
        return new ProcessorScaffold
        {
            File = study.Source.Name,
            Rows = study.RowCount,
            Names = names,
            Namespace = space,
            Table = request.Table ?? names.Type,
            Columns = columns,
            Key = keyColumns,
            KeyWhy = found?.Why,
            Rule = ExampleRule.Of(columns, study.Rows.Columns, keyColumns),
            Taken = samples.Taken,
            TakenText = await SampleText.OfAsync(study, samples.Taken, request.Limits, cancellationToken),
            Refused = samples.Refused,
            RefusedText = samples.Refused is { } refused ? await SampleText.OfAsync(study, [refused], request.Limits, cancellationToken) : null,
            Notes = [.. names.Note is null ? (string[])[] : [names.Note], .. Submitter.EncodingNotes([study.Source]), .. study.Notes],
        };
    }
}
