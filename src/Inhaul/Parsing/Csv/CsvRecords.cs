using CsvHelper;
using Inhaul.Sources;

namespace Inhaul.Parsing.Csv;

/// <summary>The one way Inhaul reads CSV.</summary>
internal sealed class CsvRecords : RecordReader
{
    private readonly CsvReader _reader;
    private readonly SourceLimits _limits;
    private readonly string _where;
    private readonly IReadOnlyList<string>? _names;
    private CsvMalformedRecord? _malformed;
    private QuoteFault _fault;

    /// <summary>How many bytes, and lines, were put in front of what is read.</summary>
    private int _shift;

    private CsvRecords(Func<CsvReaderOptions, CsvReader> open, char? separator, bool hasHeader, SourceLimits limits, string where, IReadOnlyList<string>? names = null)
    {
        _limits = limits;
        _where = where;
        _names = names;
        _reader = open(new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = hasHeader,
            TrackLineNumbers = true,
            BufferSize = 1 << 18,
            MaxRecordSize = limits.RecordBytes,
            OnMalformedRecord = record => _malformed = record,
        });
    }

    /// <summary>Reads a whole source; the separator is detected unless it is known.</summary>
    /// <param name="source">The source.</param>
    /// <param name="separator">The separator; null to detect it.</param>
    /// <param name="limits">What the input may measure.</param>
    /// <param name="names">The names of its columns when it has no header.</param>
    public static CsvRecords OfSource(SourceFile source, char? separator, SourceLimits limits, IReadOnlyList<string>? names = null) =>
        new(options => CsvReader.Create(source.OpenUtf8(limits), options), separator, hasHeader: names is null, limits, source.Name, names);

    /// <summary>Reads the bytes of a chunk, which have no header.</summary>
    public static CsvRecords OfChunk(ReadOnlyMemory<byte> raw, CsvLayout layout, SourceLimits limits) =>
        StartsLikeAMark(raw.Span)
            ? new(options => CsvReader.Create((byte[])[(byte)'\n', .. raw.Span], options), layout.Separator, hasHeader: false, limits, "the chunk") { _shift = 1 }
            : new(options => CsvReader.Create(raw, options), layout.Separator, hasHeader: false, limits, "the chunk");

    /// <inheritdoc/>
    public override bool IsUnterminated => _fault == QuoteFault.NeverClosed;

    /// <inheritdoc/>
    public override RecordLayout ReadLayout()
    {
        if (_names is not null)
        {
            return new CsvLayout(_reader.Separator, _names, []);
        }

        ReadHeader();
        if (IsUnterminated)
        {
            throw new InvalidConfigurationException(
                $"{_where}, line {_malformed!.Value.LineNumber}: a quote is opened in the header and never closed, so everything to the end of the file would be a name. Close the quote.");
        }

        if (_reader.Headers.Count == 0)
        {
            throw new InvalidConfigurationException($"{_where} has only blank lines: there is no header and nothing to import.");
        }

        if (_reader.Headers.Count > _limits.Columns)
        {
            throw new InvalidConfigurationException(
                $"{_where} has {_reader.Headers.Count} columns, more than the limit of {_limits.Columns}. Raise it with --limit columns={_reader.Headers.Count} if that is meant.");
        }

        var (names, notes) = HeaderNames.From([.. _reader.Headers]);
        return new CsvLayout(_reader.Separator, names, notes);
    }

    /// <summary>Moves to the next record; blank lines are passed over.</summary>
    /// <inheritdoc/>
    public override bool Read()
    {
        _malformed = null;
        try
        {
            var read = _reader.Read();
            _fault = Fault();
            return read;
        }
        catch (CsvFormatException exception)
        {
            throw TooLong(exception);
        }
    }

    /// <inheritdoc/>
    public override int FieldCount => _reader.FieldCount;

    /// <inheritdoc/>
    public override long Line => _reader.LineNumber - _shift;

    /// <inheritdoc/>
    public override long Offset => _reader.ByteOffset - _shift;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Raw => _reader.RawRecord;

    /// <inheritdoc/>
    public override RecordFault? FaultOf(RecordLayout layout) => _fault switch
    {
        QuoteFault.NeverClosed => new RecordFault(
            RowErrorCodes.MalformedQuotes, "a quote is opened in this row and never closed, so everything to the end of the file belongs to it; close the quote"),
        QuoteFault.TextAfterClosing => new RecordFault(RowErrorCodes.MalformedQuotes, "text follows the closing quote of a field; double the quotes inside a quoted field"),
        _ when FieldCount != layout.Columns.Count => new RecordFault(RowErrorCodes.FieldCount, $"the row has {FieldCount} fields, the header has {layout.Columns.Count}"),
        _ => null,
    };

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index);

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();

    /// <summary>
    /// Whether bytes start like a byte order mark, which the reader would take off or even obey. Within a source they are part
    /// of the row they stand in, wherever the source is cut; a blank line in front keeps the reader from seeing more in them.
    /// </summary>
    private static bool StartsLikeAMark(ReadOnlySpan<byte> raw) => raw is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];

    private void ReadHeader()
    {
        try
        {
            _reader.ReadHeader();
            _fault = Fault();
        }
        catch (CsvFormatException exception)
        {
            throw TooLong(exception);
        }
    }

    private QuoteFault Fault() => _malformed is { } record ? QuoteFaults.Worst(record.RawRecord, _reader.Separator) : QuoteFault.None;

    private InvalidConfigurationException TooLong(CsvFormatException exception) => new(
        $"{_where}, line {exception.LineNumber}: the record that starts here is longer than {_limits.RecordBytes} bytes. " +
        $"Most often a quote is opened there and never closed; if such long records are meant, raise the limit with --limit record-bytes={_limits.RecordBytes * 4L}.");
}
