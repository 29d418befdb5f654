using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>What a <see cref="RowProcessor{T}"/> has said about its imports.</summary>
internal sealed class RowProcessorPlan<T> : ProcessorPlan<T>
    where T : notnull
{
    public RowProcessorPlan(RowProcessor<T> processor, string type, RowImport<T> import)
        : base(processor, type, import.Shape, import.DuplicatePolicy)
    {
        IsSequential = import.IsSequential;
        Tracking = import.Tracking;
        if (Fields.FirstOrDefault(field => field is { IsAttachment: true, AttachedIn: null }) is { } field)
        {
            throw new InvalidConfigurationException(
                $"{field.Property.Name} is an attachment, and nobody knows where the code writes its address, so that it would be collected as if no row needed it. Say where: field.Attachment(\"table\", \"column\").");
        }
    }

    /// <inheritdoc/>
    public override RowTracking Tracking { get; }

    /// <inheritdoc/>
    public override bool IsSequential { get; }

    /// <inheritdoc/>
    public override IRowCheck Check(ImportDefinition definition) => new TypedRows<T>(Shape, definition, processes: true);

    /// <inheritdoc/>
    public override IChunkWork Work(Processor processor, IRowCheck check, ImportDefinition definition) => new Calling((RowProcessor<T>)processor, (TypedRows<T>)check);

    private sealed class Calling(RowProcessor<T> processor, TypedRows<T> rows) : IChunkWork
    {
        public Task RunAsync(ISettlement settlement, RowBatch good, RowCode code, ChunkVerdicts verdicts, CancellationToken cancellationToken) =>
            code.RunAsync(good, (row, context, token) => processor.LookAndProcessAsync(rows[good, row], context, token), verdicts, cancellationToken);
    }
}
