using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>What a <see cref="TableProcessor{T}"/> has said about its imports.</summary>
internal sealed class TableProcessorPlan<T> : ProcessorPlan<T>
    where T : notnull
{
    private readonly bool _looksAtRows;

    public TableProcessorPlan(TableProcessor<T> processor, string type, TableImport<T> import)
        : base(processor, type, import.Shape, import.DuplicatePolicy)
    {
        _looksAtRows = Overrides(processor.GetType(), "ValidateAsync") || Overrides(processor.GetType(), "ShouldSkip");
        Table = import.Table ?? type;
        Conflict = import.ConflictPolicy;
    }

    /// <inheritdoc/>
    public override string Table { get; }

    /// <inheritdoc/>
    public override ConflictPolicy Conflict { get; }

    /// <inheritdoc/>
    public override IRowCheck Check(ImportDefinition definition) => new TypedRows<T>(Shape, definition, processes: _looksAtRows);

    /// <inheritdoc/>
    public override IChunkWork Work(Processor processor, IRowCheck check, ImportDefinition definition) => new Writing((TableProcessor<T>)processor, (TypedRows<T>)check, definition, _looksAtRows);

    private sealed class Writing(TableProcessor<T> processor, TypedRows<T> rows, ImportDefinition definition, bool looksAtRows) : IChunkWork
    {
        public async Task RunAsync(ISettlement settlement, RowBatch good, RowCode code, ChunkVerdicts verdicts, CancellationToken cancellationToken)
        {
            if (looksAtRows)
            {
                await code.RunAsync(good, (row, context, token) => processor.LookAsync(rows[good, row], context, token), verdicts, cancellationToken);
                good.Retain(row => verdicts.Outcomes[good.IndexInChunk(row)] == (byte)RowOutcome.Pending);
            }

            await new TableWork(definition, code.Classify).WriteAsync(settlement, good, verdicts, cancellationToken);
        }
    }
}
