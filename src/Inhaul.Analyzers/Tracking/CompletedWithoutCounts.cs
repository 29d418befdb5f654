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

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        context.RegisterOperationBlockAction(method =>
        {
            foreach (var body in method.OperationBlocks)
            {
                var calls = body.Descendants().OfType<IInvocationOperation>().Where(call => InhaulTypes.IsMethod(call.TargetMethod, types.TrackedImport, "CompleteAsync"));
                foreach (var import in calls.GroupBy(call => (call.Instance as ILocalReferenceOperation)?.Local, SymbolEqualityComparer.Default))
                {
                    Look([.. import.Select(call => call.Arguments[0].Value)], body);
                }

                foreach (var run in body.Descendants().OfType<IInvocationOperation>().Where(call => InhaulTypes.IsMethod(call.TargetMethod, types.ImportTracker, "RunAsync")))
                {
                    Look(Returned(run), body);
                }
            }

            // A job that had nothing to do on one path completes with no rows there, and with counts elsewhere.
            void Look(IReadOnlyList<IOperation> counts, IOperation body)
            {
                if (counts.All(one => AreEmpty(one, body, types)))
                {
                    foreach (var one in counts)
                    {
                        method.ReportDiagnostic(Finding(one.Syntax, null));
                    }
                }
            }
        });
    }

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
