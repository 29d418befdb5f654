using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Sources;
using Inhaul.Sqlite;

namespace Inhaul.Cli.Scaffolding;

/// <summary>One pass over the rows of a file, mapped as an import would map them: what becomes of them tells what the processor should say.</summary>
internal sealed class RowStudy
{
    private RowStudy(RecordLayout layout, ImportDefinition definition)
    {
        Samples = new SampleRows(layout);
        Columns = [.. definition.Fields.Select(_ => new ColumnValues())];
        Keys = definition.Key.Count == 0 ? new KeySearch(layout, definition.Fields) : null;
    }

    /// <summary>At which byte of the file's text in UTF-8 the first row starts, behind the header.</summary>
    public long FirstOffset { get; private set; }

    /// <summary>What the columns hold, in the order of the definition's fields.</summary>
    public IReadOnlyList<ColumnValues> Columns { get; }

    /// <summary>Which column may be the key; null when that is decided.</summary>
    public KeySearch? Keys { get; }

    /// <summary>Rows for the test.</summary>
    public SampleRows Samples { get; }

    /// <summary>Studies a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="definition">What its rows become.</param>
    /// <param name="parse">How the file is read, as far as a person decided it.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="cancellationToken">Stops; nothing was written.</param>
    public static RowStudy Of(SourceFile source, ImportDefinition definition, ParseOptions parse, SourceLimits limits, CancellationToken cancellationToken)
    {
        using var records = RecordFormats.Open(source, parse, limits, cancellationToken);
        var layout = records.ReadLayout();
        var study = new RowStudy(layout, definition);
        var mapper = new RowMapper(definition, layout, limits);
        var key = definition.KeyFields() is { Length: > 0 } fields
            ? new KeyHasher([.. fields.Select(field => layout.IndexOf(definition.Fields[field].Source))], [.. fields.Select(field => definition.Fields[field])])
            : null;
        var batch = new RowBatch(definition.Fields.Count);
        for (var row = 0; records.Read(); row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            study.FirstOffset = row == 0 ? records.Offset : study.FirstOffset;
            batch.Clear();
            var refused = mapper.Map(records, patch: null, new ChunkPosition(1, 1), row, batch);
            if (records.FaultOf(layout) is null)
            {
                study.Keys?.Observe(records);
            }

            if (refused is null)
            {
                study.Take(records, batch, key);
            }
            else
            {
                study.Refuse(records, layout, refused.Errors, definition);
            }
        }

        return study;
    }

    private void Take(RecordReader records, RowBatch batch, KeyHasher? key)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            Columns[i].Observe(batch, batch[0][i]);
        }

        if (IsKeptBySqlite(batch))
        {
            Samples.Take(records, key?.Hash(records) ?? 0);
        }
    }

    /// <summary>Whether the row can be shown by a test, which runs on SQLite: that refuses numbers that PostgreSQL takes.</summary>
    private static bool IsKeptBySqlite(RowBatch batch)
    {
        foreach (var cell in batch[0])
        {
            if (cell.Kind == CellKind.Decimal && !SqliteDecimal.IsExact(batch.Text(cell)))
            {
                return false;
            }
        }

        return true;
    }

    private void Refuse(RecordReader records, RecordLayout layout, IReadOnlyList<RowError> errors, ImportDefinition definition)
    {
        foreach (var error in errors)
        {
            // What the source itself calls an error, as a cell of a workbook may be, is no word for anything.
            if (error is { Column: not null, Value: not null } && definition.Fields.FirstOrDefault(field => field.Source == error.Column) is { Type: not ColumnType.Text } field
                && records.FaultOf(layout.IndexOf(field.Source)) is null)
            {
                Columns[definition.Position(field.Column)].Refuse(error.Value);
            }
        }

        Samples.Refuse(records, errors);
    }
}
