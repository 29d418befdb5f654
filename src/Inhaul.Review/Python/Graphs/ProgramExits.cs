namespace Inhaul.Review.Python.Graphs;

/// <summary>The functions that end the program.</summary>
internal static class ProgramExits
{
    private static readonly HashSet<string> Names = ["sys.exit", "exit", "quit", "os._exit", "os.abort"];
    private static readonly HashSet<string> LastParts = [.. Names.Select(name => name[(name.LastIndexOf('.') + 1)..])];

    /// <summary>True for the dotted name of such a function.</summary>
    public static bool Include(string? name) => name is not null && Names.Contains(name);

    /// <summary>True for one that raises nothing, so that no handler and no <c>finally</c> runs any more.</summary>
    public static bool AreAtOnce(string name) => name is "os._exit" or "os.abort";

    /// <summary>True for a name that such a function is called by, whatever stands before it.</summary>
    public static bool AreCalled(string? lastPart) => lastPart is not null && LastParts.Contains(lastPart);
}
