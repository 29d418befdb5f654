namespace Inhaul.Mapping;

/// <summary>A row that is not written, with everything a person needs to find and mend it.</summary>
/// <param name="IndexInChunk">Its position in its chunk, from 0.</param>
/// <param name="Line">The line on which it starts.</param>
/// <param name="Raw">Its text as it stood in the input, shortened to 1,000 characters.</param>
/// <param name="Errors">All reasons.</param>
internal sealed record RefusedRow(int IndexInChunk, long Line, string Raw, IReadOnlyList<RowError> Errors);
