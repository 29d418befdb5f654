namespace Inhaul;

/// <summary>A row that is refused, with what is needed to mend it.</summary>
/// <param name="Row">Its number in the import, from 1.</param>
/// <param name="Line">The line of the source on which it starts, from 1; 0 in a tracked import.</param>
/// <param name="Values">Its values, by column; none in a tracked import, of whose rows only the errors are known.</param>
/// <param name="Errors">All reasons against it.</param>
public sealed record RefusedRowInfo(long Row, long Line, IReadOnlyDictionary<string, string> Values, IReadOnlyList<RowError> Errors);
