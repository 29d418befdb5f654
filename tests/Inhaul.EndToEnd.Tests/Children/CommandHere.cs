using Inhaul.Cli;

namespace Inhaul.EndToEnd.Tests.Children;

/// <summary>The command run within this process, for tests of what it writes rather than of how it ends: paths are given in full.</summary>
internal static class CommandHere
{
    /// <summary>Runs the command to its end.</summary>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await Program.RunAsync(arguments, output, errors, CancellationToken.None);
        return new CommandResult($"inhaul {string.Join(' ', arguments)}", exitCode, output.ToString(), errors.ToString());
    }
}
