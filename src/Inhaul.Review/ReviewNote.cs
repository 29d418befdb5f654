namespace Inhaul.Review;

/// <summary>What a person should know about a file, beside findings: that it could not be read, for example.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; null for the whole file.</param>
/// <param name="Message">One sentence.</param>
internal sealed record ReviewNote(string File, int? Line, string Message);
