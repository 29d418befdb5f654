using System.CommandLine;

namespace Inhaul.Cli.Commands;

/// <summary>What is asked for beside an import: to verify what it wrote, and to log what became of each row.</summary>
internal static class FollowOptions
{
    private static readonly Option<bool> VerifyWrites = new("--verify-writes") { Description = "Read back at the end what was written, attachments included, and compare" };
    private static readonly Option<string?> DebugLog = new("--debug-log") { Description = "Append to this file what became of each row, as it is committed" };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Options.Add(VerifyWrites);
        command.Options.Add(DebugLog);
    }

    /// <summary>Whether what was written is to be verified.</summary>
    public static bool Verifies(ParseResult parsed) => parsed.GetValue(VerifyWrites);

    /// <summary>Opens the debug log; null when none is asked for.</summary>
    /// <exception cref="InvalidConfigurationException">It cannot be written to.</exception>
    public static Reporting.DebugLog? OpenLog(ParseResult parsed) => Reporting.DebugLog.Open(parsed.GetValue(DebugLog));

    /// <summary>Refuses what tells of things that were committed, where nothing is.</summary>
    /// <exception cref="InvalidConfigurationException">An option is said.</exception>
    public static void RefuseInDryRun(ParseResult parsed)
    {
        if (parsed.GetValue(VerifyWrites) || parsed.GetValue(DebugLog) is not null)
        {
            throw new InvalidConfigurationException("--verify-writes and --debug-log tell of what is kept, and --dry-run keeps nothing. Leave them out; --diff tells what would become of each row.");
        }
    }
}
