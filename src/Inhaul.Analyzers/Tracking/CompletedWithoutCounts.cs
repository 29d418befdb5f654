using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Tracking;

/// <summary>INH1004: a tracked import completes, wherever it does in its method, with counts that nothing was counted in.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompletedWithoutCounts : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH1004",
        "A tracked import completes without counts",
        "The import completes with no rows at all, whatever was done; count what became of the rows, such as Inserted and Rejected",
        RuleCategory.Tracking);

    /// <summary>Makes the rule.</summary>
    public CompletedWithoutCounts()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (InhaulTypes.IsMethod(call.TargetMethod, types.ImportTracker, "RunAsync"))
            {
                Look(operation, Returned(call), types);
            }
            else if (InhaulTypes.IsMethod(call.TargetMethod, types.TrackedImport, "CompleteAsync") && AreEmpty(Counts(call), call.Root(), types))
            {
                // A job that had nothing to do on one path completes with no rows there, and with counts elsewhere.
                var others = call.Root().Descendants().OfType<IInvocationOperation>().Where(other => InhaulTypes.IsMethod(other.TargetMethod, types.TrackedImport, "CompleteAsync") && IsSame(other.Instance, call.Instance));
                if (others.All(other => AreEmpty(Counts(other), call.Root(), types)))
                {
                    operation.ReportDiagnostic(Finding(Counts(call).Syntax, null));
                }
            }
        },
        OperationKind.Invocation);

    private void Look(OperationAnalysisContext operation, List<IOperation> counts, InhaulTypes types)
    {
        if (counts.All(one => AreEmpty(one, operation.Operation.Root(), types)))
        {
            foreach (var one in counts)
            {
                operation.ReportDiagnostic(Finding(one.Syntax, null));
            }
        }
    }

    private static IOperation Counts(IInvocationOperation complete) => complete.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value;

    private static bool IsSame(IOperation? one, IOperation? other) =>
        SymbolEqualityComparer.Default.Equals((one as ILocalReferenceOperation)?.Local, (other as ILocalReferenceOperation)?.Local);

    /// <summary>What the work of a <c>RunAsync</c> returns, where it is written there.</summary>
    private static List<IOperation> Returned(IInvocationOperation run) =>
    [
        .. run.Arguments.Select(argument => argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation work } ? work : null).OfType<IAnonymousFunctionOperation>()
            .SelectMany(work => work.Body.Descendants().OfType<IReturnOperation>().Where(one => IsOf(one, work)).Select(one => one.ReturnedValue!)),
    ];

    private static bool IsOf(IOperation operation, IAnonymousFunctionOperation function)
    {
        var parent = operation.Parent;
        while (parent is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            parent = parent.Parent;
        }

        return ReferenceEquals(parent, function);
    }

    private static bool AreEmpty(IOperation counts, IOperation body, InhaulTypes types) => counts switch
    {
        IConversionOperation conversion => AreEmpty(conversion.Operand, body, types),
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } result } => AreEmpty(result[0].Value, body, types),
        IPropertyReferenceOperation { Property.Name: "None" } none => InhaulTypes.Is(none.Property.ContainingType, types.RowCounts),
        IObjectCreationOperation creation => InhaulTypes.Is(creation.Type, types.RowCounts) && (creation.Initializer?.Initializers.All(IsZero) ?? true),
        ILocalReferenceOperation reference => IsNeverFilled(reference.Local, body, types),
        _ => false,
    };

    private static bool IsZero(IOperation initializer) => initializer is ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: 0L or 0 } };

    private static bool IsNeverFilled(ILocalSymbol local, IOperation body, InhaulTypes types)
    {
        bool IsLocal(IOperation operation) => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
        var isAssigned = body.Descendants().Any(operation =>
            (operation is IAssignmentOperation assignment && assignment.Target.DescendantsAndSelf().Any(IsLocal))
            || (operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument && IsLocal(argument.Value)));
        var declared = body.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Symbol, local));
        return !isAssigned && declared?.GetVariableInitializer()?.Value is { } value && AreEmpty(value, body, types);
    }
}
