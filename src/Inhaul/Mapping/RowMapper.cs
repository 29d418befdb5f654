using System.Text;
using System.Text.Unicode;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Sources;

namespace Inhaul.Mapping;

/// <summary>Maps one record to typed cells and collects every reason against it. One mapper serves one source layout.</summary>
internal sealed class RowMapper
{
    /// <summary>How many characters of a refused row are kept beside its errors; its chunk keeps all of it.</summary>
    public const int LongestRaw = 1_000;

    private const int LongestValue = 200;

    private readonly ImportDefinition _definition;
    private readonly RecordLayout _layout;
    private readonly SourceLimits _limits;
    private readonly int[] _columns;
    private readonly GatheredColumns?[] _gathered;
    private readonly int[] _keyFields;
    private readonly IRowCheck? _check;
    private readonly bool[] _refused;
    private readonly List<RowError> _errors = [];

    public RowMapper(ImportDefinition definition, RecordLayout layout, SourceLimits limits, IRowCheck? check = null)
    {
        _definition = definition;
        _layout = layout;
        _limits = limits;
        _check = check;
        _refused = new bool[definition.Fields.Count];
        _keyFields = definition.KeyFields();
        _columns = [.. definition.Fields.Select(field => field.Gathers is null ? IndexOf(layout, field.Source) : -1)];
        _gathered = [.. definition.Fields.Select(field => field.Gathers is { } columns ? new GatheredColumns(columns, [.. columns.Select(column => IndexOf(layout, column))]) : null)];
    }

    /// <summary>Adds the record to the batch, or returns it refused with all its errors.</summary>
    /// <param name="records">The reader, standing on the record.</param>
    /// <param name="patch">Corrected values that replace the record's own.</param>
    /// <param name="position">Where the row stands.</param>
    /// <param name="indexInChunk">The row's position in its chunk.</param>
    /// <param name="batch">Where a good row goes.</param>
    public RefusedRow? Map(RecordReader records, RowPatch? patch, ChunkPosition position, int indexInChunk, RowBatch batch)
    {
        _errors.Clear();
        var row = position.FirstRow + indexInChunk;
        if (patch is null)
        {
            CheckRecord(records, row);
        }

        if (_errors.Count == 0)
        {
            var cells = batch.Add(indexInChunk);
            MapFields(records, patch, row, cells, batch);
            CheckKey(row, cells);
            _check?.Check(batch, row, _refused, _errors);
            if (_errors.Count == 0)
            {
                return null;
            }

            batch.RemoveLast();
        }

        return new RefusedRow(indexInChunk, position.FirstLine + records.Line - 1, Shorten(records.Raw, LongestRaw), [.. _errors]);
    }

    /// <summary>A value as an error shows it.</summary>
    public static string Shorten(ReadOnlySpan<byte> value, int longest = LongestValue) => ShownText.Of(value, longest);

    private static int IndexOf(RecordLayout layout, string source) => layout.IndexOf(source) is var column and >= 0
        ? column
        : throw new InvalidConfigurationException($"The source has no column '{source}'; it has {NameList.Of(layout.Columns)}.");

    private void CheckRecord(RecordReader records, long row)
    {
        if (records.FaultOf(_layout) is { } fault)
        {
            _errors.Add(new RowError(row, fault.Code, fault.Message) { Value = fault.Code == RowErrorCodes.FieldCount ? Shorten(records.Raw) : null });
            return;
        }

        if (!Utf8.IsValid(records.Raw))
        {
            _errors.Add(new RowError(row, RowErrorCodes.InvalidEncoding, "the row has bytes that are no text in the file's encoding")
            {
                Value = Shorten(records.Raw),
            });
        }
    }

    private void MapFields(RecordReader records, RowPatch? patch, long row, Span<Cell> cells, RowBatch batch)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var field = _definition.Fields[i];
            var value = _gathered[i] is { } gathered ? gathered.Read(records, patch)
                : patch is null ? records.Field(_columns[i])
                : Encoding.UTF8.GetBytes(patch.Values.GetValueOrDefault(_layout.Columns[_columns[i]], ""));
            cells[i] = default;
            var errors = _errors.Count;
            if (value.Length > _limits.FieldBytes)
            {
                Refuse(row, field, RowErrorCodes.FieldTooLong,
                    $"the value has {value.Length} bytes, more than the limit of {_limits.FieldBytes}; raise it with --limit field-bytes={value.Length}", value);
            }
            else if (field.Type == ColumnType.Text && (value.Contains((byte)0) || _gathered[i]?.HasNul == true))
            {
                Refuse(row, field, RowErrorCodes.InvalidCharacter, "the text holds a NUL character, which databases do not store", value);
            }
            else if (patch is null && (_gathered[i] is { } several ? several.FaultOf(records) : records.FaultOf(_columns[i])) is { } fault)
            {
                Refuse(row, field, fault.Code, fault.Message, value);
            }
            else if (!ValueReader.TryRead(field, value, batch, out cells[i]))
            {
                var (code, message) = ValueReader.Refusal(field);
                Refuse(row, field, code, $"'{Shorten(value, 60)}' {message}", value);
            }

            _refused[i] = _errors.Count > errors;
        }
    }

    private void CheckKey(long row, ReadOnlySpan<Cell> cells)
    {
        if (_keyFields.Length == 0 || _errors.Count > 0)
        {
            return;
        }

        foreach (var key in _keyFields)
        {
            if (cells[key].Kind != CellKind.Null)
            {
                return;
            }
        }

        _errors.Add(new RowError(row, RowErrorCodes.KeyMissing, "the row has no key, so it cannot be told from others")
        {
            Column = string.Join(",", _definition.Key),
        });
    }

    private void Refuse(long row, FieldDefinition field, string code, string message, ReadOnlySpan<byte> value) =>
        _errors.Add(new RowError(row, code, message) { Column = field.Source, Value = Shorten(value) });
}
