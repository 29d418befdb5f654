using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Flow;

/// <summary>Ways through the tree of operations.</summary>
internal static class OperationTree
{
    /// <summary>The value that a call gives when it has been waited for: the call with the <c>await</c> and the conversions around it.</summary>
    public static IOperation Awaited(this IOperation call)
    {
        while (call.Parent is IAwaitOperation or IConversionOperation { IsImplicit: true } or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            call = call.Parent;
        }

        return call;
    }

    /// <summary>The whole body that an operation is in.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
