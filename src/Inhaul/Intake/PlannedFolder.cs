using Inhaul.Fetching;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>A folder whose rows are ready to be submitted.</summary>
/// <param name="report">What was found in it.</param>
/// <param name="last">The last import of it; null when there is none.</param>
/// <param name="request">What is submitted; null when there is nothing to do.</param>
/// <param name="spool">Where the rows are; null when there are none.</param>
internal sealed class PlannedFolder(FolderReport report, ImportRecord? last, ImportRequest? request, SpoolFile? spool)
{
    private ImportRequest? _request = request;

    /// <summary>What was found in it.</summary>
    public FolderReport Report { get; } = report;

    /// <summary>The last import of it; null when there is none.</summary>
    public ImportRecord? Last { get; } = last;

    /// <summary>Where the rows are; null when there are none.</summary>
    public SpoolFile? Spool { get; } = spool;

    /// <summary>Whether there is anything to do.</summary>
    public bool HasRows => Spool is not null;

    /// <summary>What is submitted, once: it knows every file of the folder, which need not be in memory while they are imported.</summary>
    public ImportRequest TakeRequest()
    {
        var taken = _request ?? throw new InvalidOperationException("There is nothing to submit, or it was submitted.");
        _request = null;
        return taken;
    }
}
