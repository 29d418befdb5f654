namespace Inhaul.Stores.Tests.Processors;

/// <summary>What is wrong with the code of <see cref="ParcelProcessor"/> at the moment.</summary>
public sealed class ParcelFaults
{
    /// <summary>Whether the start hook throws.</summary>
    public bool AtStart { get; set; }

    /// <summary>Whether the completion hook throws.</summary>
    public bool AtEnd { get; set; }

    /// <summary>What happens after the processor threw on a row.</summary>
    public RowErrorDecision OnRowError { get; set; }

    /// <summary>Why imports are refused; null when they are not.</summary>
    public string? Refusal { get; set; }
}
