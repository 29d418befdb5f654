namespace Inhaul.EndToEnd.Tests.Children;

/// <summary>Commands that run beside a test and go when it does.</summary>
internal sealed class RunningCommands : IDisposable
{
    private readonly List<RunningCommand> _commands = [];

    /// <summary>Adds a command.</summary>
    public void Add(RunningCommand command) => _commands.Add(command);

    public void Dispose() => _commands.ForEach(command => command.Dispose());
}
