namespace Inhaul.Cli.Scaffolding;

/// <summary>A row of the file that goes into the test.</summary>
/// <param name="Line">The line on which it starts.</param>
/// <param name="Raw">Its text as it stands in the file; of a workbook, as CSV.</param>
/// <param name="Errors">Why it is refused; empty when it is taken.</param>
internal sealed record SampleRow(long Line, string Raw, IReadOnlyList<RowError> Errors);
