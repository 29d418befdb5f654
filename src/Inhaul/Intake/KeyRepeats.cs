namespace Inhaul.Intake;

/// <summary>How the rows of a file fare with a key, compared as an import compares them.</summary>
/// <param name="Columns">The key's columns.</param>
/// <param name="Rows">How many rows can be read.</param>
/// <param name="Missing">How many of them have no key.</param>
/// <param name="Repeats">How many repeat the key of a row before them.</param>
/// <param name="Examples">The first keys that are repeated.</param>
internal sealed record KeyRepeats(IReadOnlyList<string> Columns, long Rows, long Missing, long Repeats, IReadOnlyList<RepeatedKey> Examples);
