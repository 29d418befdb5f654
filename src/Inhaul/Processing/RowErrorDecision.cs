namespace Inhaul;

/// <summary>What happens after a processor threw on a row.</summary>
public enum RowErrorDecision
{
    /// <summary>The row is <c>failed</c>, the import goes on with the next one.</summary>
    GoOn,

    /// <summary>The import pauses, with the row and the reason in one message; nothing of the chunk is kept.</summary>
    Stop,
}
