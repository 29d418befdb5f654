namespace Inhaul.Review.Tests.Generated;

/// <summary>What happened in one run of a generated function, as a list of events, and how the run goes on.</summary>
/// <param name="Events">The events, last first.</param>
/// <param name="Variables">What the variables hold.</param>
/// <param name="Jump">How the flow jumps; null when it goes on.</param>
/// <param name="Raised">The type of exception that is on its way.</param>
/// <param name="Made">How many values were made.</param>
internal sealed record ImportTrace(TraceEvent? Events, IReadOnlyDictionary<string, int> Variables, TraceJump? Jump, string? Raised, int Made)
{
    public ImportTrace With(TraceKind kind, ImportStatement at, int value = 0) => this with { Events = new TraceEvent(Events, kind, at, value) };

    public ImportTrace Set(string variable, int value) => this with { Variables = new Dictionary<string, int>(Variables) { [variable] = value } };
}

/// <summary>An event of a run.</summary>
internal sealed record TraceEvent(TraceEvent? Before, TraceKind Kind, ImportStatement At, int Value);

/// <summary>What happened.</summary>
internal enum TraceKind
{
    Begun,
    BeginRaised,
    Completed,
    CompletionRaised,
    Written,
    Flushed,
    Aggregated,
    Raised,
    Left,
    Caught,
}

/// <summary>How the flow jumps.</summary>
internal enum TraceJump
{
    Return,
    Exit,
    Raise,
    Break,
    Continue,
}
