using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>A rule about the values of one field; no value keeps every rule.</summary>
/// <param name="code">The stable word for the error.</param>
/// <param name="severity">Whether a row that breaks it is refused.</param>
internal abstract class FieldRule(string code, Severity severity)
{
    /// <summary>The stable word for the error.</summary>
    public string Code => code;

    /// <summary>Whether a row that breaks it is refused.</summary>
    public Severity Severity => severity;

    /// <summary>What is wrong with a value, as the end of a sentence that begins with it; null when it keeps the rule.</summary>
    public abstract string? Broken(RowBatch rows, in Cell cell);
}
