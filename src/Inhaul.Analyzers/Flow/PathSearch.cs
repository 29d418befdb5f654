using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Inhaul.Analyzers.Flow;

/// <summary>
/// Searches a method for a path from one step to another, or to its end, that does not come by certain steps. Branches, loops,
/// <c>finally</c> and, where asked for, exceptions are followed; each place is looked at once for each way of going on from it.
/// </summary>
/// <param name="graph">The method.</param>
/// <param name="look">What a step means.</param>
/// <param name="ends">Whether a path that ends so is what is searched.</param>
/// <param name="follows">Whether a path may take a branch that depends on a condition, given the block and the truth; null for all.</param>
/// <param name="withExceptions">Whether calls may throw. In handlers and in <c>finally</c> only <c>throw</c> does: logging there has no path of its own.</param>
internal sealed class PathSearch(
    ControlFlowGraph graph, Func<IOperation, Move> look, Func<PathEndKind, bool> ends, Func<BasicBlock, bool, bool>? follows = null, bool withExceptions = false)
{
    private readonly Stack<(BasicBlock Block, int Step, AfterFinally? After)> _open = new();
    private readonly HashSet<(int Block, string? After)> _seen = [];
    private PathEnd? _found;

    /// <summary>The first such path from what follows a step; null when there is none.</summary>
    public PathEnd? After(BasicBlock block, int step)
    {
        _open.Push((block, step + 1, null));
        while (_found is null && _open.Count > 0)
        {
            var (next, first, after) = _open.Pop();
            Walk(next, first, after);
        }

        return _found;
    }

    private void Walk(BasicBlock block, int first, AfterFinally? after)
    {
        var steps = block.Steps();
        for (var i = first; i < steps.Count; i++)
        {
            switch (look(steps[i]))
            {
                case Move.Leave:
                    return;
                case Move.Found:
                    _found = new PathEnd(PathEndKind.Step, steps[i]);
                    return;
                case Move.GoOn when withExceptions && Throwing.May(steps[i]) && !Throwing.IsHandler(block.EnclosingRegion):
                    Throw(block.EnclosingRegion, steps[i], after);
                    break;
            }
        }

        if (block.ConditionalSuccessor is { } conditional && Follows(block, block.ConditionKind == ControlFlowConditionKind.WhenTrue))
        {
            Take(conditional, block, after);
        }

        if (block.FallThroughSuccessor is { } other
            && (block.ConditionKind == ControlFlowConditionKind.None || Follows(block, block.ConditionKind == ControlFlowConditionKind.WhenFalse)))
        {
            Take(other, block, after);
        }
    }

    private bool Follows(BasicBlock block, bool truth) => block.BranchValue?.ConstantValue is { HasValue: true, Value: bool always }
        ? always == truth
        : follows is null || follows(block, truth);

    private void Take(ControlFlowBranch branch, BasicBlock block, AfterFinally? after)
    {
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                Throw(block.EnclosingRegion, Last(block), after);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling when after is not null:
                GoOn(after);
                break;
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return:
                if (branch.FinallyRegions.IsDefaultOrEmpty)
                {
                    Arrive(branch, after);
                }
                else
                {
                    Enter(branch.FinallyRegions[0], new AfterFinally(branch, 1, after));
                }

                break;
        }
    }

    private void GoOn(AfterFinally after)
    {
        if (after.Branch is not { } branch)
        {
            Throw(after.ThrownFrom!, after.Cause, after.Outer);
        }
        else if (after.Next < branch.FinallyRegions.Length)
        {
            Enter(branch.FinallyRegions[after.Next], new AfterFinally(branch, after.Next + 1, after.Outer));
        }
        else
        {
            Arrive(branch, after.Outer);
        }
    }

    private void Arrive(ControlFlowBranch branch, AfterFinally? after)
    {
        if (branch.Destination is not { } destination)
        {
            return;
        }

        if (destination.Kind == BasicBlockKind.Exit)
        {
            End(PathEndKind.Return, Last(branch.Source));
        }
        else if (_seen.Add((destination.Ordinal, after?.Key)))
        {
            _open.Push((destination, 0, after));
        }
    }

    /// <summary>An exception leaves a region: to the handlers that may take it, and on unless one takes all.</summary>
    private void Throw(ControlFlowRegion from, IOperation? cause, AfterFinally? after)
    {
        for (var region = from; region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                after = after?.Outer;
            }
            else if (region.Kind == ControlFlowRegionKind.Try && outer.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                Enter(outer.NestedRegions[1], new AfterFinally(outer, cause, after));
                return;
            }
            else if (region.Kind == ControlFlowRegionKind.Try && outer.Kind == ControlFlowRegionKind.TryAndCatch)
            {
                var handlers = outer.NestedRegions.Where(nested => nested.Kind != ControlFlowRegionKind.Try).ToImmutableArray();
                foreach (var handler in handlers)
                {
                    Enter(handler.Kind == ControlFlowRegionKind.FilterAndHandler ? handler.NestedRegions[1] : handler, after);
                }

                if (handlers.Any(Throwing.TakesAll))
                {
                    return;
                }
            }
        }

        End(PathEndKind.Exception, cause);
    }

    private void Enter(ControlFlowRegion region, AfterFinally? after)
    {
        if (_seen.Add((region.FirstBlockOrdinal, after?.Key)))
        {
            _open.Push((graph.Blocks[region.FirstBlockOrdinal], 0, after));
        }
    }

    private static IOperation? Last(BasicBlock block) => block.BranchValue ?? block.Operations.LastOrDefault();

    private void End(PathEndKind kind, IOperation? step)
    {
        if (ends(kind))
        {
            _found ??= new PathEnd(kind, step);
        }
    }
}
