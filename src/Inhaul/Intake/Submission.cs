using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>A request after submission.</summary>
/// <param name="Import">The import it became or already is.</param>
/// <param name="Kind">Which of these.</param>
/// <param name="Intake">What the first look prepared; null when none was taken.</param>
/// <param name="Notes">What a person should know about how the input is read.</param>
internal sealed record Submission(ImportRecord Import, SubmissionKind Kind, PreparedIntake? Intake, IReadOnlyList<string> Notes)
{
    /// <summary>Whether there is anything left to do that nobody has to ask for first.</summary>
    public bool CanBeWorkedOn => Kind != SubmissionKind.AlreadyImported && Import.State is ImportState.Queued or ImportState.Active or ImportState.Failed;
}
