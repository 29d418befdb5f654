using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Tracking;

/// <summary>What a method does with the tracked import of a variable. Whoever gets hold of it otherwise may end it, too: that is not looked into.</summary>
internal sealed class TrackedUse
{
    private readonly ILocalSymbol _variable;
    private readonly InhaulTypes _types;
    private readonly ILookup<CaptureId, IOperation> _captures;
    private readonly HashSet<ISymbol> _endingFunctions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _endingLambdas = [];

    public TrackedUse(TrackedBegin begin, InhaulTypes types, CancellationToken cancellationToken)
    {
        (_variable, _types) = (begin.Variable!, types);
        var graph = begin.Graph;
        _captures = graph.Steps().OfType<IFlowCaptureOperation>().ToLookup(capture => capture.Id, capture => capture.Value);

        // As long as there are functions that end it by one that is known to.
        while (graph.LocalFunctions.Any(function => !_endingFunctions.Contains(function) && EndsIn(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), cancellationToken) && _endingFunctions.Add(function)))
        {
        }

        foreach (var lambda in graph.Steps().OfType<IFlowAnonymousFunctionOperation>().Where(lambda => EndsIn(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), cancellationToken)))
        {
            _endingLambdas.Add(lambda);
        }
    }

    /// <summary>Whether a step completes or fails the import.</summary>
    public bool Ends(IOperation step) => step is IInvocationOperation call && InhaulTypes.IsMethod(call.TargetMethod, _types.TrackedImport, "CompleteAsync", "FailAsync") && IsVariable(call.Instance);

    /// <summary>Whether a step disposes of the import.</summary>
    public bool Disposes(IOperation step) => step is IInvocationOperation { TargetMethod.Name: "DisposeAsync" } call && IsVariable(call.Instance);

    /// <summary>Whether a step hands the import to somebody who may end it: it is returned, passed on, kept, or ended by a function inside the method.</summary>
    public bool HandsOn(IOperation step) => step switch
    {
        ILocalReferenceOperation or IFlowCaptureReferenceOperation when IsVariable(step) => step.Parent switch
        {
            IInvocationOperation call => !ReferenceEquals(call.Instance, step),
            IMemberReferenceOperation or IIsNullOperation or IBinaryOperation or IIsPatternOperation or IFlowCaptureOperation => false,
            ISimpleAssignmentOperation assignment => !ReferenceEquals(assignment.Target, step),
            IConversionOperation conversion => conversion.Parent is not (IBinaryOperation or IIsPatternOperation or IInvocationOperation { TargetMethod.Name: "DisposeAsync" }),
            _ => true,
        },
        IFlowAnonymousFunctionOperation => _endingLambdas.Contains(step),
        IInvocationOperation call => _endingFunctions.Contains(call.TargetMethod.OriginalDefinition),
        IMethodReferenceOperation method => _endingFunctions.Contains(method.Method.OriginalDefinition),
        _ => false,
    };

    /// <summary>
    /// Whether a path may take a branch: not where the variable has no import, where the import has completed before, or where it is being
    /// cancelled, since leaving it is right then.
    /// </summary>
    public bool Follows(BasicBlock block, bool truth) => block.BranchValue is not { } condition || (PropertyTest.Of(condition) switch
    {
        ("IsAlreadyCompleted", var import, var whenTrue) when IsVariable(import) => truth != whenTrue,
        ("IsCancellationRequested", IPropertyReferenceOperation { Property.Name: "Stopping" } stopping, var whenTrue) when IsVariable(stopping.Instance) => truth != whenTrue,
        _ => NullTest.Of(condition) is not var (value, whenNull) || !IsVariable(value) || truth != whenNull,
    });

    /// <summary>Whether a step ends the process.</summary>
    public static bool EndsProcess(IOperation step) =>
        step is IInvocationOperation { TargetMethod: { Name: "Exit" or "FailFast", ContainingType: { Name: nameof(Environment), ContainingNamespace.Name: nameof(System) } } };

    private bool IsVariable(IOperation? operation) => operation is not null && NullTest.Inner(operation) switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, _variable),
        IFlowCaptureReferenceOperation reference => _captures[reference.Id].Any(value => value is not IFlowCaptureReferenceOperation && IsVariable(value)),
        _ => false,
    };

    private bool EndsIn(ControlFlowGraph function, CancellationToken cancellationToken) =>
        MethodGraphs.WithInner(function, cancellationToken).SelectMany(graph => graph.Steps()).Any(step => Ends(step) || Disposes(step) || HandsOn(step));
}
