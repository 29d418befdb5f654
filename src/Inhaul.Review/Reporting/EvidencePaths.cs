namespace Inhaul.Review.Reporting;

/// <summary>The paths that a report shows for a finding.</summary>
internal static class EvidencePaths
{
    /// <summary>The success and error paths; for want of them the path that proves the finding; for want of that its line.</summary>
    public static IReadOnlyList<CodePath> Of(Finding finding) => finding switch
    {
        { Paths.Count: > 0 } => finding.Paths,
        { Path.Count: > 0 } => [new CodePath("Path", finding.Path, Missing: null)],
        _ => [new CodePath("Any path", [new PathStep(finding.Line, finding.Message)], Missing: null)],
    };
}
