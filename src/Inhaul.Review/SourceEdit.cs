namespace Inhaul.Review;

/// <summary>A part of a file and what comes in its place. Lines and columns count from 1, columns in UTF-16 code units; the end does not belong to the part.</summary>
/// <param name="StartLine">The line where the part begins.</param>
/// <param name="StartColumn">The column where it begins.</param>
/// <param name="EndLine">The line where it ends.</param>
/// <param name="EndColumn">The column where it ends.</param>
/// <param name="Text">What comes in its place, with the line ends of the file.</param>
internal sealed record SourceEdit(int StartLine, int StartColumn, int EndLine, int EndColumn, string Text);
