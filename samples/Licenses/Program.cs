using System.Runtime.InteropServices;
using Inhaul;
using Licenses;

using var interruption = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

var parsed = LicensesCommand.Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    return Refuse([.. parsed.Errors.Select(error => error.Message), "Run 'Licenses --help' for its usage."]);
}

try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token);
}
catch (InvalidConfigurationException refusal)
{
    return Refuse([refusal.Message]);
}
catch (OperationCanceledException) when (interruption.IsCancellationRequested)
{
    Console.Error.WriteLine("Licenses: interrupted. What was done is kept; the same command goes on where this one stopped.");
    return ExitCode.Interrupted;
}
catch (Exception exception)
{
    Console.Error.WriteLine($"Licenses: {exception.Message}");
    return ExitCode.Failed;
}

static int Refuse(string[] reasons)
{
    foreach (var reason in reasons)
    {
        Console.Error.WriteLine($"Licenses: {reason}");
    }

    return ExitCode.Usage;
}

void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
    interruption.Cancel();
}
