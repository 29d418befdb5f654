namespace Inhaul.Processing;

/// <summary>What the plans of all processors of a row type say in the same way.</summary>
/// <typeparam name="T">The row type.</typeparam>
internal abstract class ProcessorPlan<T>(Processor<T> processor, string type, RowShape<T> shape, DuplicatePolicy duplicates) : ProcessorPlan(processor.GetType(), type)
    where T : notnull
{
    /// <inheritdoc/>
    public override IReadOnlyList<RowField> Fields => shape.Fields;

    /// <inheritdoc/>
    public override IReadOnlyList<RowField> Key => shape.Key;

    /// <inheritdoc/>
    public override DuplicatePolicy Duplicates => duplicates;

    /// <summary>The row type.</summary>
    protected RowShape<T> Shape => shape;
}
