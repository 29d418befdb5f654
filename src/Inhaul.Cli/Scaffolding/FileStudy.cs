using Inhaul.Cli.Commands;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Reporting;
using Inhaul.Sources;

namespace Inhaul.Cli.Scaffolding;

/// <summary>What a processor has to know of a file, found out by the first look and the mapping that an import of it has.</summary>
/// <param name="Source">The file.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Evidence">What its columns hold, in the order of the layout.</param>
/// <param name="Definition">What its rows become; the fields are in the order of the layout.</param>
/// <param name="Rows">How its rows fare.</param>
/// <param name="RowCount">How many there are.</param>
/// <param name="Notes">What a person should know or decide.</param>
internal sealed record FileStudy(
    SourceFile Source, RecordLayout Layout, IReadOnlyList<ColumnEvidence> Evidence, ImportDefinition Definition, RowStudy Rows, long RowCount, IReadOnlyList<string> Notes)
{
    /// <summary>Studies a file.</summary>
    /// <exception cref="InvalidConfigurationException">The file is missing, has no row to tell from, or has not the columns that were named.</exception>
    public static async Task<FileStudy> TakeAsync(ProcessorRequest request, CancellationToken cancellationToken)
    {
        var input = InputFile.At(request.Path);
        var found = await SourceFinder.FindAsync([input], [], request.Parse.Sheet, request.Limits, cancellationToken);
        var source = found.Only;
        var asked = new ImportRequest
        {
            Inputs = [input], Tenant = Tenant.Default, Actor = CommonOptions.Actor, Key = request.Key, Columns = request.Columns, Limits = request.Limits,
        };
        var builder = new DefinitionBuilder(asked, request.Table ?? "", table: null);
        using var look = FirstLook.Take([source], asked.ChunkRows, request.Parse, request.Limits, builder.Look, new ImportProgress(), cancellationToken);
        if (look.Evidence[0].Rows == 0)
        {
            throw new InvalidConfigurationException(look.Rows == 0
                ? $"{request.Path} has a header and no rows, so there is nothing to tell types from. Name a file with real rows."
                : $"{request.Path}: none of its {look.Rows} rows fits the header, so there is nothing to tell types from. 'inhaul profile {request.Path}' says more.");
        }

        var (definition, notes) = builder.Build(look.Layouts[0], look.Evidence);
        var study = new FileStudy(source, look.Layouts[0], look.Evidence, definition, RowStudy.Of(source, definition, request.Parse, request.Limits, cancellationToken), look.Rows, [.. found.Notes, .. notes]);
        while (study.Adjusted(request.Columns) is { } adjusted)
        {
            study = adjusted with { Rows = RowStudy.Of(source, adjusted.Definition, request.Parse, request.Limits, cancellationToken) };
        }

        return study;
    }

    /// <summary>The study with what its rows have taught: words for no value, and numbers that no property holds. Null when there is nothing new.</summary>
    private FileStudy? Adjusted(IReadOnlyList<ColumnDecision> decisions)
    {
        var fields = new List<FieldDefinition>();
        var notes = new List<string>(Notes);
        for (var i = 0; i < Definition.Fields.Count; i++)
        {
            var (field, values) = (Definition.Fields[i], Rows.Columns[i]);
            if (field.Type == ColumnType.Decimal && values.TooLong is { } number && !decisions.Any(decision => string.Equals(decision.Column, field.Source, StringComparison.OrdinalIgnoreCase)))
            {
                notes.Add($"{field.Source}: '{number}' has more digits than a decimal of .NET keeps, so that it stays text; --column {field.Source}:decimal refuses such rows");
                field = field with { Type = ColumnType.Text, NullWords = null };
            }
            else if (values.NullWords.Count > 0 && !Definition.Key.Contains(field.Column))
            {
                if (!values.HasMisfits)
                {
                    notes.RemoveAll(note => note.StartsWith($"{field.Source}: ", StringComparison.Ordinal));
                }

                notes.Add($"{field.Source}: {string.Join(" and ", values.NullWords.Select(word => $"'{word}'"))} {(values.NullWords.Count == 1 ? "is" : "are")} taken for no value");
                field = field with { NullWords = [.. field.NullWords ?? [], .. values.NullWords] };
            }

            fields.Add(field);
        }

        return fields.SequenceEqual(Definition.Fields) ? null : this with { Definition = Definition with { Fields = fields }, Notes = notes };
    }
}
