using Inhaul.Mapping;
using Inhaul.Writing;

namespace Inhaul.Processing;

/// <summary>What a processor class has said about its imports, found out once when the application starts.</summary>
internal abstract class ProcessorPlan(Type processor, string type)
{
    /// <summary>The import type.</summary>
    public string Type => type;

    /// <summary>The class.</summary>
    public Type Class => processor;

    /// <summary>Whether it has code to run before the first row of an import.</summary>
    public bool HasStart { get; } = Overrides(processor, "ValidateImportAsync") || Overrides(processor, "OnImportStartAsync");

    /// <summary>The fields of its rows.</summary>
    public abstract IReadOnlyList<RowField> Fields { get; }

    /// <summary>Whether rows name attachments.</summary>
    public bool HasAttachments => Fields.Any(one => one.IsAttachment);

    /// <summary>The fields that identify a row.</summary>
    public abstract IReadOnlyList<RowField> Key { get; }

    /// <summary>Which of several rows with one key is processed.</summary>
    public abstract DuplicatePolicy Duplicates { get; }

    /// <summary>The table that the engine fills; null when the processor's own code writes.</summary>
    public virtual string? Table => null;

    /// <summary>What happens to a row whose key the table holds.</summary>
    public virtual ConflictPolicy Conflict => ConflictPolicy.Update;

    /// <summary>What is kept about rows besides their outcomes.</summary>
    public virtual RowTracking Tracking => RowTracking.Errors;

    /// <summary>Whether rows are processed in the order of the input.</summary>
    public virtual bool IsSequential => false;

    /// <summary>What looks at the rows of an import before they count as good.</summary>
    public abstract IRowCheck Check(ImportDefinition definition);

    /// <summary>The work on the good rows of a chunk, as <see cref="Check"/> has seen them.</summary>
    public abstract IChunkWork Work(Processor processor, IRowCheck check, ImportDefinition definition);

    /// <summary>Whether a class has code of its own for a method.</summary>
    protected static bool Overrides(Type processor, string method) =>
        processor.GetMethod(method, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic) is { DeclaringType.Assembly: var assembly }
        && assembly != typeof(Processor).Assembly;
}
