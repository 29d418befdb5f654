using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3005: a processor calls something that could be stopped, without the token that says when. A row that does not stop is given up together with its thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenIsNotPassedOn : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3005",
        "A processor does not pass its cancellation token on",
        "{0} can be stopped, but is not told when; pass {1} on, or a row that takes too long is given up together with its thread",
        RuleCategory.Processors);

    /// <summary>Makes the rule.</summary>
    public TokenIsNotPassedOn()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        var token = context.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (operation.ContainingSymbol is IMethodSymbol method && types.ProcessorOf(method) is not null
                    && method.Parameters.FirstOrDefault(parameter => IsToken(parameter, token)) is { } own
                    && Lacks(call, token) && CanSee(call))
                {
                    operation.ReportDiagnostic(Finding(call.Syntax, null, call.TargetMethod.Name, own.Name));
                }
            },
            OperationKind.Invocation);
    }

    private static bool Lacks(IInvocationOperation call, INamedTypeSymbol? token)
    {
        var given = call.Arguments.FirstOrDefault(argument => IsToken(argument.Parameter, token));
        return given is not null ? given.ArgumentKind == ArgumentKind.DefaultValue : TakesOne(call.TargetMethod, token);
    }

    /// <summary>Whether there is the same method with a token as its last parameter.</summary>
    private static bool TakesOne(IMethodSymbol method, INamedTypeSymbol? token)
    {
        var called = (method.ReducedFrom ?? method).OriginalDefinition;
        return called.ContainingType.GetMembers(called.Name).OfType<IMethodSymbol>().Any(other =>
            other.Parameters.Length == called.Parameters.Length + 1 && IsToken(other.Parameters[called.Parameters.Length], token)
            && other.IsStatic == called.IsStatic && other.Arity == called.Arity && other.DeclaredAccessibility == Accessibility.Public
            && called.Parameters.Zip(other.Parameters, (one, two) => one.Type.ToDisplayString() == two.Type.ToDisplayString()).All(same => same));
    }

    /// <summary>Whether the token of the method is within reach, and the call is no last word of a handler.</summary>
    private static bool CanSee(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation or IAnonymousFunctionOperation { Symbol.IsStatic: true } or ILocalFunctionOperation { Symbol.IsStatic: true }
                || (parent is ITryOperation { Finally: { } last } && last.Syntax.Span.Contains(call.Syntax.Span)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsToken(IParameterSymbol? parameter, INamedTypeSymbol? token) => SymbolEqualityComparer.Default.Equals(parameter?.Type, token);
}
