using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3007: a whole input is read into memory before its import begins, so that memory grows with the file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeFileInMemory : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3007",
        "A whole input is read into memory",
        "{0} holds the whole input in memory; {1}",
        RuleCategory.Processors);

    /// <summary>Makes the rule.</summary>
    public WholeFileInMemory()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        var file = context.Compilation.GetTypeByMetadataName("System.IO.File");
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (call.TargetMethod.Name is "ToList" or "ToArray" or "ToListAsync" or "ToArrayAsync" && IsSubmitted(call, types))
                {
                    operation.ReportDiagnostic(Finding(call.Syntax, null, call.TargetMethod.Name, "give the rows as they come, SubmitAsync reads them one by one"));
                }
                else if (InhaulTypes.IsMethod(call.TargetMethod, file, "ReadAllText", "ReadAllTextAsync", "ReadAllBytes", "ReadAllBytesAsync") && IsSubmitted(call, types))
                {
                    operation.ReportDiagnostic(Finding(call.Syntax, null, Called.Name(call.TargetMethod), "submit the file with SubmitFileAsync, or a stream of it"));
                }
                else if (InhaulTypes.IsMethod(call.TargetMethod, file, "ReadAllLines", "ReadAllLinesAsync") && Imports(call, operation.ContainingSymbol, types))
                {
                    operation.ReportDiagnostic(Finding(call.Syntax, null, Called.Name(call.TargetMethod), "read line by line with File.ReadLines, or submit the file with SubmitFileAsync"));
                }
            },
            OperationKind.Invocation);
    }

    /// <summary>Whether the value is, or is part of, what is submitted.</summary>
    private static bool IsSubmitted(IOperation value, InhaulTypes types)
    {
        for (var parent = value.Parent; parent is not null and not (IAnonymousFunctionOperation or IBlockOperation); parent = parent.Parent)
        {
            if (parent is IArgumentOperation { Parameter.Name: "rows" or "stream", Parent: IInvocationOperation call } && InhaulTypes.IsMethod(call.TargetMethod, types.ImportClient, "SubmitAsync"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method belongs to a processor, begins a tracked import, or submits one.</summary>
    private static bool Imports(IOperation operation, ISymbol member, InhaulTypes types) =>
        types.ProcessorOf(member) is not null || operation.Root().Descendants().OfType<IInvocationOperation>().Any(call =>
            InhaulTypes.Is(call.TargetMethod.ContainingType, types.ImportTracker) || InhaulTypes.IsMethod(call.TargetMethod, types.ImportClient, "SubmitAsync"));
}
