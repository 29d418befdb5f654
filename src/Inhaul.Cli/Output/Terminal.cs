using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>Where a command writes: results to one side, what is only for people on the way to the other.</summary>
internal sealed class Terminal
{
    /// <summary>A log has no edge: nothing is wrapped, so that ids and commands can be copied from it.</summary>
    private const int PlainWidth = 1000;

    /// <summary>Nothing depends on it; unless it is told, it is asked of a terminal that is not there, which takes time.</summary>
    private const int PlainHeight = 1000;

    public Terminal(TextWriter output, TextWriter errors)
    {
        Output = output;
        Errors = errors;
        IsInteractive = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        Results = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = IsInteractive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!IsInteractive)
        {
            (Results.Profile.Width, Results.Profile.Height) = (PlainWidth, PlainHeight);
        }
    }

    /// <summary>Results as text.</summary>
    public TextWriter Output { get; }

    /// <summary>Errors and notes.</summary>
    public TextWriter Errors { get; }

    /// <summary>Results as tables.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Whether a person watches.</summary>
    public bool IsInteractive { get; }
}
