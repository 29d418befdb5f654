using Inhaul.Diagnostics;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>The failpoints that an import of a file passes. It has no processor, and so passes none in the life of an import besides its rows, and no attachments.</summary>
internal static class CommandPoints
{
    /// <summary>Every point that an import passes: all but those of a retry.</summary>
    public static IReadOnlyList<string> OfImport { get; } = Without("reopen.");

    /// <summary>Every point that a retry passes: all but those of the intake.</summary>
    public static IReadOnlyList<string> OfRetry { get; } = Without("submit.", "intake.");

    private static string[] Without(params string[] stages) =>
        [.. FailpointName.All.Where(point => !Array.Exists([.. stages, "life.", "attachment."], stage => point.StartsWith(stage, StringComparison.Ordinal)))];
}
