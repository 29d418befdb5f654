namespace Inhaul.Review.Reporting;

/// <summary>A line of a source as a report shows it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">The line.</param>
/// <param name="IsMarked">Whether the finding is about this line.</param>
/// <param name="FollowsGap">Whether lines before it are left out.</param>
internal sealed record ExcerptLine(int Number, string Text, bool IsMarked, bool FollowsGap);
