namespace Inhaul.Mapping;

/// <summary>How a whole text is written.</summary>
/// <param name="Pattern">A regular expression.</param>
/// <param name="Message">What is wrong otherwise, as the end of a sentence that begins with the value; null names the pattern.</param>
internal sealed record TextForm(string Pattern, string? Message = null);
