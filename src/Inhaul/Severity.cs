namespace Inhaul;

/// <summary>How much a row error weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the row is written all the same.</summary>
    Warning,

    /// <summary>The row is not written.</summary>
    Error,
}
