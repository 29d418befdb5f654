namespace Inhaul.Testing;

/// <summary>Something that was not as it was in the first run.</summary>
/// <param name="Check">The check that found it.</param>
/// <param name="Sentence">What that says about the processor, for people.</param>
/// <param name="Run">How the run differed from the first.</param>
/// <param name="Where">Where it shows: a row of the input, a column of a row, a table, or <c>observed</c>.</param>
/// <param name="Expected">What was there after the first run.</param>
/// <param name="Actual">What was there after this run.</param>
public sealed record ConformanceDifference(ConformanceCheck Check, string Sentence, string Run, string Where, string Expected, string Actual);
