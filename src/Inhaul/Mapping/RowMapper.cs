using System.Text;
using System.Text.Unicode;
using Inhaul.Mapping.Cleaning;
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
    private readonly FieldCleaner?[]? _cleaners;
    private readonly IRowCheck? _check;
    private readonly ChunkNotes? _notes;
    private readonly AttachedValues? _attached;
    private readonly bool[] _refused;
    private readonly List<RowError> _errors = [];

    public RowMapper(ImportDefinition definition, RecordLayout layout, SourceLimits limits, IRowCheck? check = null, ChunkNotes? notes = null, AttachedValues? attached = null)
    {
        _definition = definition;
        _layout = layout;
        _limits = limits;
        _check = check;
        _notes = notes;
        _attached = attached;
        _cleaners = FieldCleaner.Of(definition.Fields);
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
            MapFields(records, patch, position, indexInChunk, cells, batch);
            CheckKey(row, cells);
            _check?.Check(batch, row, _refused, _errors);
            if (patch is null)
            {
                Complain(records, row);
            }

            _notes?.Look(batch);
            if (_errors.Count == 0)
            {
                return null;
            }

            if (!IsRefused(_errors))
            {
                _notes?.Warnings.Add(indexInChunk, [.. _errors]);
                return null;
            }

            batch.RemoveLast();
            _notes?.Cleaned.Forget(indexInChunk);
        }

        return new RefusedRow(indexInChunk, position.FirstLine + records.Line - 1, Shorten(records.Raw, LongestRaw), [.. _errors]);
    }

    /// <summary>Whether a row with these errors is refused; warnings alone do not do that.</summary>
    public static bool IsRefused(List<RowError> errors) => errors.Count > 0 && errors.Exists(error => error.Severity == Severity.Error);

    /// <summary>A value as an error shows it.</summary>
    public static string Shorten(ReadOnlySpan<byte> value, int longest = LongestValue) => ShownText.Of(value, longest);

    /// <summary>A text as an error shows it.</summary>
    public static string Shorten(string text, int longest = LongestValue) => ShownText.Of(text, longest);

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
            CheckEncoding(records, row);
        }
    }

    private void Complain(RecordReader records, long row)
    {
        foreach (var fault in records.Complaints)
        {
            _errors.Add(new RowError(row, fault.Code, fault.Message) { Column = fault.Column, Value = fault.Value is { } value ? Shorten(value) : null });
        }
    }

    /// <summary>Names the fields that are no text; where the bytes lie between fields, the row.</summary>
    private void CheckEncoding(RecordReader records, long row)
    {
        for (var i = 0; i < _layout.Columns.Count; i++)
        {
            if (!Utf8.IsValid(records.Field(i)))
            {
                _errors.Add(new RowError(row, RowErrorCodes.InvalidEncoding, "the value has bytes that are no text in the file's encoding")
                {
                    Column = _layout.Columns[i],
                    Value = Shorten(records.Field(i)),
                });
            }
        }

        if (_errors.Count == 0)
        {
            _errors.Add(new RowError(row, RowErrorCodes.InvalidEncoding, "the row has bytes that are no text in the file's encoding") { Value = Shorten(records.Raw) });
        }
    }

    private void MapFields(RecordReader records, RowPatch? patch, ChunkPosition position, int indexInChunk, Span<Cell> cells, RowBatch batch)
    {
        var row = position.FirstRow + indexInChunk;
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
            else if (_gathered[i]?.HasNul == true)
            {
                RefuseNul(row, field, value);
            }
            else if (patch is null && (_gathered[i] is { } several ? several.FaultOf(records) : records.FaultOf(_columns[i])) is { } fault)
            {
                Refuse(row, field, fault.Code, fault.Message, value);
            }
            else
            {
                var cleaned = _cleaners is null ? value : Cleaned(value, indexInChunk, i);
                if (field.IsAttachment && _attached is not null)
                {
                    cells[i] = Attached(indexInChunk, i, batch);
                }
                else if (field is { Type: ColumnType.Text, IsAttachment: false } && cleaned.Contains((byte)0))
                {
                    RefuseNul(row, field, value);
                }
                else if (!ValueReader.TryRead(field, cleaned, batch, out cells[i]))
                {
                    RefuseUnread(row, field, value);
                }
            }

            _refused[i] = _errors.Count > errors;
        }
    }

    private ReadOnlySpan<byte> Cleaned(ReadOnlySpan<byte> value, int indexInChunk, int field) =>
        _cleaners![field] is { } cleaner ? cleaner.Clean(value, _notes?.Cleaned, indexInChunk, field) : value;

    /// <summary>The address in the place of a path; nothing where there was no path, or an error where its content is not stored.</summary>
    private Cell Attached(int indexInChunk, int field, RowBatch batch)
    {
        var (address, error) = _attached!.Of(indexInChunk, field);
        if (error is not null)
        {
            _errors.Add(error);
        }

        return address is null ? default : batch.KeepUtf8(CellKind.Text, address.ToString());
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

    private void RefuseNul(long row, FieldDefinition field, ReadOnlySpan<byte> value) =>
        Refuse(row, field, RowErrorCodes.InvalidCharacter, "the text holds a NUL character, which databases do not store", value);

    private void RefuseUnread(long row, FieldDefinition field, ReadOnlySpan<byte> value)
    {
        var (code, message) = ValueReader.Refusal(field);
        Refuse(row, field, code, $"'{Shorten(value, 60)}' {message}", value);
    }

    private void Refuse(long row, FieldDefinition field, string code, string message, ReadOnlySpan<byte> value) =>
        _errors.Add(new RowError(row, code, message) { Column = field.Source, Value = Shorten(value) });
}
