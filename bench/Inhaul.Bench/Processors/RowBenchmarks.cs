using BenchmarkDotNet.Attributes;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Processing;
using Inhaul.Sources;

namespace Inhaul.Bench.Processors;

/// <summary>What a row costs on its way from the bytes of its chunk to the writer, in time and memory; no database takes part.</summary>
[MemoryDiagnoser]
public class RowBenchmarks
{
    private const int Rows = 10_000;

    private static readonly SourceLimits Limits = new();

    private readonly RowShape<CustomerRow> _shape = Shape();
    private readonly byte[] _outcomes = new byte[Rows];
    private ReadOnlyMemory<byte> _raw;
    private CsvLayout _layout = null!;
    private ImportDefinition _definition = null!;
    private RowBatch _batch = null!;
    private RowBatch _buffer = null!;
    private List<CustomerRow> _typed = [];

    /// <summary>Makes a chunk.</summary>
    [GlobalSetup]
    public void Setup()
    {
        using var file = new MemoryStream();
        new CustomerFile(Rows, seed: 1).Write(file);
        var bytes = file.ToArray();
        var header = bytes.AsSpan().IndexOf((byte)'\n');
        _raw = bytes.AsMemory(header + 1);
        _layout = new CsvLayout(',', System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, header)).Split(','), []);
        _definition = new ImportDefinition("customers", [.. _shape.Fields.Select(field => field.Definition(field.Column))], ["email"], ConflictPolicy.Update, DuplicatePolicy.Last);
        _batch = new RowBatch(_definition.Fields.Count);
        _buffer = new RowBatch(_definition.Fields.Count);
        _typed = TypedRows();
    }

    /// <summary>A table import: cells, and no objects.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int Cells() => Map(null);

    /// <summary>A processor: cells, a typed row each, and a rule.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int CellsToTypedRows()
    {
        var typed = new TypedRows<CustomerRow>(_shape, _definition, processes: true);
        Map(typed);
        var visits = 0L;
        for (var row = 0; row < _batch.Count; row++)
        {
            visits += typed[_batch, row].Visits;
        }

        return (int)visits;
    }

    /// <summary>A processor that fills a table: cells, and a rule over them.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int CellsAndRule() => Map(new TypedRows<CustomerRow>(_shape, _definition, processes: false));

    /// <summary>An upsert by a buffer: cells of a typed row.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int TypedRowsToBuffer()
    {
        _buffer.Clear();
        foreach (var row in _typed)
        {
            var cells = _buffer.Add(0);
            for (var i = 0; i < _shape.Cells.Count; i++)
            {
                cells[i] = _shape.Cells[i](row, _buffer);
            }
        }

        return _buffer.Count;
    }

    private static RowShape<CustomerRow> Shape()
    {
        var shape = new RowShape<CustomerRow>();
        shape.Rules.Add(RowRule<CustomerRow>.Of(shape, row => row.Visits >= 0, "visits", "must not be negative", RowErrorCodes.Rule));
        return shape;
    }

    private List<CustomerRow> TypedRows()
    {
        var typed = new TypedRows<CustomerRow>(_shape, _definition, processes: true);
        Map(typed);
        return [.. Enumerable.Range(0, _batch.Count).Select(row => typed[_batch, row])];
    }

    private int Map(IRowCheck? check) =>
        ChunkMapper.Map(_raw, _outcomes, new ChunkPosition(1, 2), new Dictionary<long, RowPatch>(), _definition, _layout, Limits, check, _batch).Good.Count;
}
