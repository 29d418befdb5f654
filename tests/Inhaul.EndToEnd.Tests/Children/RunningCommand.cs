using System.Diagnostics;
using System.Globalization;

namespace Inhaul.EndToEnd.Tests.Children;

/// <summary>The <c>inhaul</c> command as a child process that is running.</summary>
internal sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly string _command;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RunningCommand(Process process, string command)
    {
        _process = process;
        _command = command;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The command's assembly: the one that <c>INHAUL_COMMAND</c> names, or the one beside this.</summary>
    public static string Assembly { get; } = FindAssembly();

    /// <summary>The assembly of another application: compiled ahead like the command where that is, for it lies beside it.</summary>
    public static string Application(string name) => Path.Combine(Path.GetDirectoryName(Assembly)!, $"{name}.dll");

    /// <summary>The program that runs assemblies.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has not ended yet.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts the command in a folder.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="store">The value of <c>INHAUL_STORE</c>, if any.</param>
    /// <param name="failpoint">The value of <c>INHAUL_FAILPOINT</c>, if any.</param>
    /// <param name="input">What is piped into it; null for nothing.</param>
    public static RunningCommand Start(string folder, IReadOnlyList<string> arguments, string? store, string? failpoint = null, string? input = null) =>
        Start(folder, Host, [Assembly, .. arguments], "inhaul " + string.Join(' ', arguments), store, failpoint, input);

    /// <summary>Starts any program in a folder.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="name">What to call it when a test fails.</param>
    /// <param name="store">The value of <c>INHAUL_STORE</c>, if any.</param>
    /// <param name="failpoint">The value of <c>INHAUL_FAILPOINT</c>, if any.</param>
    /// <param name="input">What is piped into it; null for nothing.</param>
    public static RunningCommand Start(string folder, string program, IReadOnlyList<string> arguments, string name, string? store, string? failpoint = null, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        // Nobody attaches to it, and it starts a little sooner when nobody can.
        Set(start, "DOTNET_EnableDiagnostics", "0");
        Set(start, "INHAUL_STORE", store);
        Set(start, "INHAUL_FAILPOINT", failpoint);
        var setting = failpoint is null ? "" : $"INHAUL_FAILPOINT={failpoint} ";
        var process = Process.Start(start)!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        return new RunningCommand(process, $"{setting}{name}");
    }

    /// <summary>Kills it with SIGKILL; one that has ended stays ended.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends it a signal, such as <c>INT</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end; one that does not end is killed and fails the test.</summary>
    public async Task<CommandResult> WaitAsync()
    {
        using var timeout = new CancellationTokenSource(Longest);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            Assert.Fail($"not ended after {Longest.TotalSeconds} s\n{new CommandResult(_command, -1, await _output, await _errors)}");
        }

        return new CommandResult(_command, _process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (IsRunning)
        {
            Kill();
        }

        _process.Dispose();
    }

    /// <summary>Sets a variable, or takes away what this process itself was given.</summary>
    private static void Set(ProcessStartInfo start, string variable, string? value)
    {
        start.Environment.Remove(variable);
        if (value is not null)
        {
            start.Environment.Add(variable, value);
        }
    }

    private static string FindAssembly()
    {
        var assembly = Environment.GetEnvironmentVariable("INHAUL_COMMAND") is { Length: > 0 } command ? command : Path.Combine(AppContext.BaseDirectory, "inhaul.dll");
        foreach (var file in new[] { assembly, Path.ChangeExtension(assembly, ".runtimeconfig.json"), Path.ChangeExtension(assembly, ".deps.json") })
        {
            Assert.True(File.Exists(file), $"{file} is missing; the command cannot be started from here");
        }

        return assembly;
    }
}
