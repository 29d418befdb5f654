namespace Inhaul.Diagnostics;

/// <summary>Every named point at which a test can make the engine die, fail or wait, in the order of the data flow.</summary>
internal static class FailpointName
{
    public const string SubmitAfterCommit = "submit.after-commit";
    public const string IntakeBeforeChunk = "intake.before-chunk";
    public const string IntakeAfterChunk = "intake.after-chunk";
    public const string IntakeAfterFinish = "intake.after-finish";
    public const string ClaimAfterCommit = "claim.after-commit";
    public const string MapAfterChunk = "map.after-chunk";
    public const string AttachmentBeforeRename = "attachment.before-rename";
    public const string AttachmentAfterPut = "attachment.after-put";
    public const string AttachmentAfterNote = "attachment.after-note";
    public const string SettleAfterFence = "settle.after-fence";
    public const string SettleAfterWrite = "settle.after-write";
    public const string SettleBeforeCommit = "settle.before-commit";
    public const string SettleAfterCommit = "settle.after-commit";
    public const string LifeAfterClaim = "life.after-claim";
    public const string LifeBeforeCommit = "life.before-commit";
    public const string LifeAfterCommit = "life.after-commit";
    public const string EndBeforeCommit = "end.before-commit";
    public const string EndAfterCommit = "end.after-commit";
    public const string ReopenBeforeCommit = "reopen.before-commit";
    public const string ReopenAfterCommit = "reopen.after-commit";

    public static readonly IReadOnlyList<string> All =
    [
        SubmitAfterCommit, IntakeBeforeChunk, IntakeAfterChunk, IntakeAfterFinish, ClaimAfterCommit, MapAfterChunk,
        AttachmentBeforeRename, AttachmentAfterPut, AttachmentAfterNote, SettleAfterFence, SettleAfterWrite, SettleBeforeCommit, SettleAfterCommit, LifeAfterClaim, LifeBeforeCommit, LifeAfterCommit,
        EndBeforeCommit, EndAfterCommit, ReopenBeforeCommit, ReopenAfterCommit,
    ];
}
