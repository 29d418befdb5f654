using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>A processor's code is wrong, not its rows.</summary>
internal sealed class ProcessorDefectException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>What the code logged before the chunk was undone: it helps to find the defect.</summary>
    public IReadOnlyList<NewLogEntry> Said { get; set; } = [];
}
