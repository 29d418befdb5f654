using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Flushes a buffer where it has to be flushed.</summary>
/// <param name="code">The code.</param>
/// <param name="scope">The function.</param>
/// <param name="rules">Names.</param>
internal sealed class FlushCorrection(CorrectedCode code, PythonScope scope, ReviewRules rules)
{
    /// <summary>Corrects the code.</summary>
    /// <returns>False when that is not sure to be right.</returns>
    public bool TryApply(string rule, RuleMatch match)
    {
        var write = rule == "F2" ? match.At : match.Other;
        if (write is null || FlushOf(write) is not { } flush)
        {
            return false;
        }

        return rule switch
        {
            "F2" => TryBeforeExit(match, write, flush),
            _ => StatementPlace.Find(scope, match.At.Line) is { } place && code.InsertBefore(place.Statement, flush) && (rule == "F1" || TryRemoveLate(match, place)),
        };
    }

    /// <summary>The call that flushes what a call writes to.</summary>
    private string? FlushOf(FlowNode write)
    {
        var target = write.Text.LastIndexOf('.') is > 0 and var dot ? write.Text[..dot] : null;
        return target is not null && target.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.') ? $"{target}.{rules.BufferFlushes[0]}()" : null;
    }

    /// <summary>In front of the <c>return</c> that leaves, or behind everything that writes.</summary>
    private bool TryBeforeExit(RuleMatch match, FlowNode write, string flush)
    {
        var leaving = match.Path.LastOrDefault(step => step.Node.Kind == FlowKind.Leave)?.Node;
        if (leaving is not null)
        {
            return leaving.Owner == (object)scope && StatementPlace.Find(scope, leaving.Line) is { } exit && exit.Statement.Is("Return") && code.InsertBefore(exit.Statement, flush);
        }

        return StatementPlace.Find(scope, write.Line)?.Outward.Last() is { } outermost && !outermost.Statement.Is("With", "AsyncWith", "Try", "TryStar") && code.InsertAfter(outermost.Statement, flush);
    }

    /// <summary>The flush that comes too late is in the right place now.</summary>
    private bool TryRemoveLate(RuleMatch match, StatementPlace success)
    {
        var late = match.Path.LastOrDefault(step => step.Node.Kind == FlowKind.Flush)?.Node;
        var statement = late is null ? null : success.Following.FirstOrDefault(following => following.Is("Expr") && following.Line <= late.Line && late.Line <= following.EndLine);
        if (statement is not null && code.IndentOf(statement) is not null)
        {
            code.Remove(statement);
        }

        return statement is not null;
    }
}
