using Inhaul.Processing;

namespace Inhaul;

/// <summary>Takes what a processor finds wrong with a row.</summary>
public sealed class RowFindings
{
    private readonly List<RowFinding> _findings = [];

    internal RowFindings()
    {
    }

    internal IReadOnlyList<RowFinding> All => _findings;

    /// <summary>Adds an error or a warning; a row with errors is <c>rejected</c>, one with warnings alone is processed.</summary>
    /// <param name="column">The column at fault; null for the row as a whole.</param>
    /// <param name="message">What is wrong and what would be right, for people.</param>
    /// <param name="code">The stable word that programs know the error by.</param>
    /// <param name="severity">Whether the row is refused for it.</param>
    public void Add(string? column, string message, string code = RowErrorCodes.Rule, Severity severity = Severity.Error)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        _findings.Add(new RowFinding(column, message, code, severity));
    }

    internal void Clear() => _findings.Clear();
}
