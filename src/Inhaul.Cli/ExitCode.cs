namespace Inhaul.Cli;

/// <summary>What the command's exit code says; scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>All rows are accounted for and none is refused.</summary>
    public const int Ok = 0;

    /// <summary>It failed, or stopped before the end.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or configuration; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>Completed, with rejected or failed rows.</summary>
    public const int Refused = 3;

    /// <summary>Compared with a prediction, and something else happened to rows.</summary>
    public const int Drifted = 3;

    /// <summary>Reviewed, and there are findings that count.</summary>
    public const int Found = 3;

    /// <summary>Interrupted, and resumable.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code for an import as it is now.</summary>
    public static int Of(ImportState state) => state switch
    {
        ImportState.Completed => Ok,
        ImportState.CompletedWithErrors => Refused,
        _ => Failed,
    };

    /// <summary>The exit code for an import as it is now, with what its phases say: one that was verified and is not as it was written has failed.</summary>
    public static int Of(ImportState state, IEnumerable<PhaseStatus> phases) =>
        phases.Any(phase => phase is { Phase: PhaseName.Verify, State: PhaseState.Failed }) ? Failed : Of(state);

    /// <summary>The exit code for two imports: that of the one that went worse.</summary>
    public static int Worst(int one, int other) => one == Failed || other == Failed ? Failed : Math.Max(one, other);
}
