using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Inhaul.Cli.Commands;
using Inhaul.Cli.Output;
using Inhaul.Diagnostics;

namespace Inhaul.Cli;

/// <summary>The <c>inhaul</c> command.</summary>
internal static class Program
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Main(string[] arguments)
    {
        using var interruption = new CancellationTokenSource();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        return await RunAsync(arguments, Console.Out, Console.Error, interruption.Token);

        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interruption.Cancel();
        }
    }

    /// <summary>Runs a command line with given outputs.</summary>
    internal static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var root = InhaulCommand.Create(new Terminal(output, errors), arguments);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await errors.WriteLineAsync($"inhaul: {error.Message}");
            }

            await errors.WriteLineAsync($"Run 'inhaul{CommandPath(parsed.CommandResult)} --help' for its usage.");
            return ExitCode.Usage;
        }

        try
        {
            Failpoint.CheckSetting();
            return await parsed.InvokeAsync(
                new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = errors, ProcessTerminationTimeout = null },
                cancellationToken);
        }
        catch (InvalidConfigurationException refusal)
        {
            await errors.WriteLineAsync($"inhaul: {refusal.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("inhaul: interrupted. What was done is kept; the same command goes on where this one stopped.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException)
        {
            await errors.WriteLineAsync($"inhaul: {exception.Message}");
            return ExitCode.Failed;
        }
        catch (Exception exception)
        {
            await errors.WriteLineAsync($"inhaul: {exception.Message}");
            await errors.WriteLineAsync($"This is a defect of inhaul ({exception.GetType().Name} in {exception.TargetSite?.DeclaringType?.Name}.{exception.TargetSite?.Name}). What was committed is kept.");
            return ExitCode.Failed;
        }
    }

    /// <summary>The names of a command and of those it belongs to, each with a space in front; nothing for the root.</summary>
    private static string CommandPath(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{CommandPath(parent)} {command.Command.Name}" : "";
}
