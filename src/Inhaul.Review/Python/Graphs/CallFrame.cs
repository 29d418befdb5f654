using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;

namespace Inhaul.Review.Python.Graphs;

/// <summary>A function that is being followed: its variables, and where it was called from.</summary>
/// <param name="scope">The function, class body or module.</param>
/// <param name="caller">Where it was called from; null for the one that is reviewed.</param>
/// <param name="id">A number that no other frame of the graph has.</param>
internal sealed class CallFrame(PythonScope scope, CallFrame? caller, int id)
{
    /// <summary>The function, class body or module.</summary>
    public PythonScope Scope { get; } = scope;

    /// <summary>Where it was called from.</summary>
    public CallFrame? Caller { get; } = caller;

    /// <summary>A number that no other frame of the graph has.</summary>
    public int Id { get; } = id;

    /// <summary>How many calls lead to it.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>Parameters that are but other names for variables of the caller.</summary>
    public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>The variable that holds what it returns; -1 in the reviewed function.</summary>
    public int ReturnSlot { get; set; } = -1;

    /// <summary>Builds what the caller does with each value that a generator yields; null when nobody takes them.</summary>
    public Action<FlowValue>? OnYield { get; set; }

    /// <summary>The variables of the comprehensions that are being followed.</summary>
    public Dictionary<string, string> Comprehended { get; } = new(StringComparer.Ordinal);

    /// <summary>The types that the handlers take that are being followed, innermost last.</summary>
    public Stack<string> Handled { get; } = new();

    /// <summary>True when the function is being followed already, twice at least.</summary>
    public bool IsRecursion(PythonScope callee)
    {
        var times = 0;
        for (var at = this; at is not null; at = at.Caller)
        {
            times += at.Scope == callee ? 1 : 0;
        }

        return times > 1;
    }
}
