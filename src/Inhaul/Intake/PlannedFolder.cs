using Inhaul.Fetching;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>A folder whose rows are ready to be submitted.</summary>
/// <param name="Report">What was found in it.</param>
/// <param name="Last">The last import of it; null when there is none.</param>
/// <param name="Request">What is submitted; null when there is nothing to do.</param>
/// <param name="Spool">Where the rows are; null when there are none.</param>
internal sealed record PlannedFolder(FolderReport Report, ImportRecord? Last, ImportRequest? Request, SpoolFile? Spool);
