using System.ComponentModel;
using System.Diagnostics;

namespace Inhaul.Review.Changes;

/// <summary>Runs <c>git</c>.</summary>
internal static class Git
{
    /// <summary>Runs it in a folder to its end.</summary>
    /// <returns>Its exit code, what it wrote, and what it complained of.</returns>
    /// <exception cref="ReviewException">There is no such program.</exception>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        // Messages that are searched for words, and no waiting for locks or people.
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, (await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new ReviewException("--diff needs git, and there is no program of that name on the PATH. Install it, or leave --diff out.");
        }
    }
}
