using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Inhaul.Analyzers.Flow;

/// <summary>Where a path goes on when the <c>finally</c> is over that it is in.</summary>
internal sealed class AfterFinally
{
    /// <summary>After a branch that leaves one or more <c>try</c> blocks.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="next">Which of its <c>finally</c> regions comes next.</param>
    /// <param name="outer">Where the path goes on when an enclosing <c>finally</c> is over.</param>
    public AfterFinally(ControlFlowBranch branch, int next, AfterFinally? outer)
    {
        (Branch, Next, Outer) = (branch, next, outer);
        Key = $"b{branch.Source.Ordinal}{(branch.IsConditionalSuccessor ? 'c' : 'f')}{next}/{outer?.Key}";
    }

    /// <summary>After an exception.</summary>
    /// <param name="thrownFrom">The region that it leaves next.</param>
    /// <param name="cause">What threw it.</param>
    /// <param name="outer">Where the path goes on when an enclosing <c>finally</c> is over.</param>
    public AfterFinally(ControlFlowRegion thrownFrom, IOperation? cause, AfterFinally? outer)
    {
        (ThrownFrom, Cause, Outer) = (thrownFrom, cause, outer);
        Key = $"e{thrownFrom.FirstBlockOrdinal}-{thrownFrom.LastBlockOrdinal}/{outer?.Key}";
    }

    /// <summary>The branch; null after an exception.</summary>
    public ControlFlowBranch? Branch { get; }

    public int Next { get; }

    /// <summary>The region that an exception leaves next; null after a branch.</summary>
    public ControlFlowRegion? ThrownFrom { get; }

    public IOperation? Cause { get; }

    public AfterFinally? Outer { get; }

    /// <summary>The same for paths that go on in the same way.</summary>
    public string Key { get; }
}
