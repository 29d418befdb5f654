namespace Inhaul.Review;

/// <summary>One step of a path through a function.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Event">What happens there, in a few words, such as <c>begin tracking scanner_id</c> or <c>fetch() raises</c>.</param>
internal sealed record PathStep(int Line, string Event);
