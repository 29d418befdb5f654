using Inhaul.Mapping;

namespace Inhaul.Processing;

/// <summary>The memory of buffers, kept from chunk to chunk: it is large, and the collector would have to look at everything to get it back.</summary>
internal sealed class SpareBatches
{
    private readonly List<RowBatch> _batches = [];

    /// <summary>An empty batch.</summary>
    /// <param name="columns">The number of fields of each row.</param>
    public RowBatch Take(int columns)
    {
        var found = _batches.FindIndex(batch => batch.Columns == columns);
        if (found < 0)
        {
            return new RowBatch(columns);
        }

        var batch = _batches[found];
        _batches.RemoveAt(found);
        return batch;
    }

    /// <summary>Gives a batch back that nobody uses any more.</summary>
    public void Return(RowBatch batch)
    {
        batch.Clear();
        _batches.Add(batch);
    }
}
