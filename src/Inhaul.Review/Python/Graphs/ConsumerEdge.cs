using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>
/// The body of a loop over a generator that is followed. Whatever jumps out of it closes the generator, whose <c>finally</c> blocks run
/// before the jump goes on; the reason is kept behind the type of the exception that does so.
/// </summary>
/// <param name="outer">What surrounds the loop.</param>
/// <param name="generator">What surrounds the <c>yield</c> in the generator.</param>
/// <param name="resumed">Where the generator goes on after the body.</param>
internal sealed class ConsumerEdge(Enclosing outer, Enclosing generator, FlowNode resumed) : Enclosing(outer)
{
    private const string ForReturn = ExceptionTypes.Closed + " return";
    private const string ForBreak = ExceptionTypes.Closed + " break";
    private const string ForException = ExceptionTypes.Closed + " raise ";

    public override FlowNode Raise(string type) => generator.Raise(ForException + type);

    public override FlowNode Return() => generator.Raise(ForReturn);

    public override FlowNode Break() => generator.Raise(ForBreak);

    public override FlowNode Continue() => resumed;

    /// <summary>Where the flow goes once the generator is closed; null for an exception of the generator's own.</summary>
    /// <param name="type">The exception that leaves the generator.</param>
    /// <param name="outside">What surrounds the loop.</param>
    /// <param name="after">What follows the loop.</param>
    public static FlowNode? Target(string type, Enclosing outside, FlowNode after) => type switch
    {
        ForBreak => after,
        ForReturn => outside.Return(),
        _ when type.StartsWith(ForException, StringComparison.Ordinal) => outside.Raise(type[ForException.Length..]),
        _ => null,
    };
}
