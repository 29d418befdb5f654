using Inhaul.Intake;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Sources;

namespace Inhaul.Testing.Checks;

/// <summary>The rows of an input as they stand there, so that they can be written in another order.</summary>
internal sealed class InputRows
{
    private readonly List<byte[]> _rows = [];
    private readonly List<ulong> _keys = [];
    private byte[] _header = [];
    private bool _isLastOpen;

    private InputRows()
    {
    }

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Reads them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="plan">The processor, which says what the key is.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<InputRows> ReadAsync(string file, ProcessorPlan plan, CancellationToken cancellationToken)
    {
        var input = new InputRows();
        var limits = new SourceLimits();
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        using var records = RecordFormats.Open((await SourceFinder.FindAsync([InputFile.At(file)], [], sheet: null, limits, cancellationToken)).Only, ParseOptions.None, limits, cancellationToken);
        var layout = records.ReadLayout();
        var hasher = new ProcessorDefinitionBuilder(plan, table: null, areRowsTyped: false).Look(layout).Key;
        while (records.Read())
        {
            if (input.Count == 0)
            {
                input._header = bytes[..(int)records.Offset];
            }

            input._rows.Add([.. records.Raw, (byte)'\n']);
            input._keys.Add(hasher is not null && records.FaultOf(layout) is null ? hasher.Hash(records) : 0);
            input._isLastOpen = records.IsUnterminated;
        }

        return input;
    }

    /// <summary>
    /// Mends an order: rows that share a key come in the order of the input, since the duplicate policy goes by it, and a row whose
    /// quote is never closed stays the last, since it would swallow those behind it.
    /// </summary>
    /// <param name="order">For each place, the row that comes there, from 0.</param>
    public void KeepWhatMustStay(int[] order)
    {
        if (_isLastOpen)
        {
            var place = Array.IndexOf(order, Count - 1);
            (order[place], order[^1]) = (order[^1], order[place]);
        }

        foreach (var same in Enumerable.Range(0, Count).GroupBy(place => _keys[order[place]]).Where(same => same.Key != 0).ToList())
        {
            int[] places = [.. same];
            foreach (var (place, row) in places.Zip(places.Select(place => order[place]).Order().ToArray()))
            {
                order[place] = row;
            }
        }
    }

    /// <summary>Writes them in an order.</summary>
    public Task WriteAsync(string file, int[] order, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(file, [.. _header, .. order.SelectMany(row => _rows[row])], cancellationToken);
}
