using Inhaul;

namespace Licenses;

/// <summary>What the exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Everything is in the table.</summary>
    public const int Ok = 0;

    /// <summary>It failed, or stopped before the end, or what was written is not in the table any more.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>Some rows are refused; the next run tries them again.</summary>
    public const int Refused = 3;

    /// <summary>Interrupted; the next run goes on.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code for an import as it ended.</summary>
    public static int Of(ImportState state) => state switch
    {
        ImportState.Completed => Ok,
        ImportState.CompletedWithErrors => Refused,
        _ => Failed,
    };

    /// <summary>The exit code for two imports: that of the one that went worse.</summary>
    public static int Worst(int one, int other) => one == Failed || other == Failed ? Failed : Math.Max(one, other);
}
