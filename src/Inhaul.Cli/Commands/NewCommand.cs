using System.CommandLine;
using Inhaul.Cli.Output;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul new</c>: code to begin with.</summary>
internal static class NewCommand
{
    public static Command Create(Terminal terminal) => new("new", "Writes code to begin with.") { NewProcessorCommand.Create(terminal) };
}
