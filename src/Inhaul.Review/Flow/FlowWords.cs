namespace Inhaul.Review.Flow;

/// <summary>The status words of the reviewed code.</summary>
internal sealed class FlowWords(string finished, string failed)
{
    /// <summary>Which status a constant is.</summary>
    public CompletionStatus StatusOf(string constant) =>
        !constant.StartsWith(FlowValue.StringMark, StringComparison.Ordinal) ? CompletionStatus.Unknown
        : string.Equals(constant.Substring(1), finished, StringComparison.Ordinal) ? CompletionStatus.Finished
        : string.Equals(constant.Substring(1), failed, StringComparison.Ordinal) ? CompletionStatus.Failed
        : CompletionStatus.Other;
}
