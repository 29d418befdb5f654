namespace Inhaul.Testing;

/// <summary>What is done with a processor to see whether it keeps what the engine promises.</summary>
public enum ConformanceCheck
{
    /// <summary>The same rows are imported a second time into another database, a moment later.</summary>
    Again,

    /// <summary>The same rows are imported once more into the same database.</summary>
    Repeated,

    /// <summary>The rows come in other orders; those that share the processor's key keep theirs among themselves.</summary>
    Shuffled,

    /// <summary>The rows are cut into chunks of one and of two, and given to several workers.</summary>
    Chunks,

    /// <summary>The process dies at every failpoint that the import passes, and another one goes on.</summary>
    Interrupted,
}
