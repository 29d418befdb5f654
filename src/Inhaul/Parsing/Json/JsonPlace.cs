namespace Inhaul.Parsing.Json;

/// <summary>Where the records of a JSON source are.</summary>
/// <param name="Form">How they follow one another.</param>
/// <param name="Path">The path of their array in the document; null when they are all of the source.</param>
/// <param name="Offset">The byte of the UTF-8 text at which they begin: behind the bracket of their array, behind a byte order mark.</param>
/// <param name="Line">The line of that byte, from 1.</param>
internal sealed record JsonPlace(JsonForm Form, string? Path, long Offset, long Line);
