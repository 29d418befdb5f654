using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>Code that decides whether a row is good: rules and keys of a definition, <c>ValidateAsync</c>, <c>ShouldSkip</c>.</summary>
internal static class RowRules
{
    /// <summary>What an operation belongs to, for people; null when it decides nothing about a row.</summary>
    public static string? Of(IOperation operation, ISymbol member, InhaulTypes types)
    {
        for (var parent = operation; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation && DefinitionCall(parent) is { } call && InhaulTypes.Is(call.TargetMethod.ContainingType, types.ImportShape))
            {
                return $"a {call.TargetMethod.Name} of the definition";
            }
        }

        return member is IMethodSymbol { IsOverride: true, Name: "ValidateAsync" or "ShouldSkip" } && types.ProcessorOf(member) is not null ? member.Name : null;
    }

    private static IInvocationOperation? DefinitionCall(IOperation function)
    {
        var parent = function.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IArgumentOperation or ICollectionExpressionOperation or IArrayInitializerOperation or IArrayCreationOperation)
        {
            parent = parent.Parent;
        }

        return parent as IInvocationOperation;
    }
}
