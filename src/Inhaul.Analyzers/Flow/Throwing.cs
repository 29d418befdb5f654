using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Flow;

/// <summary>What throws, and who takes it.</summary>
internal static class Throwing
{
    /// <summary>Whether a step may throw: what calls other code or waits for it.</summary>
    public static bool May(IOperation step) => step switch
    {
        IInvocationOperation call => call.TargetMethod.Name != "ConfigureAwait",
        IObjectCreationOperation creation => creation.Arguments.Length > 0 && creation.Type?.IsRecord == false,
        IAwaitOperation or IThrowOperation or IDynamicInvocationOperation => true,
        _ => false,
    };

    /// <summary>Whether a region belongs to a handler or a <c>finally</c>.</summary>
    public static bool IsHandler(ControlFlowRegion region)
    {
        for (var one = region; one is not null; one = one.EnclosingRegion)
        {
            if (one.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a handler takes every exception.</summary>
    public static bool TakesAll(ControlFlowRegion handler) =>
        handler.Kind == ControlFlowRegionKind.Catch && IsAnything(handler.ExceptionType);

    /// <summary>Whether a handler of a type takes every exception: one without a type, or of <see cref="Exception"/> itself.</summary>
    public static bool IsAnything(ITypeSymbol? type) => type is null or { SpecialType: SpecialType.System_Object } or { Name: nameof(Exception), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
