using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3004: a processor reads a number or a date by the rules of the machine it happens to run on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CultureDependentParsing : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3004",
        "A processor parses by the culture of the machine",
        "{0} reads by the culture of the machine: 1.234 may be a thousand here and one there; pass CultureInfo.InvariantCulture, or let a property of the row have the type",
        RuleCategory.Processors);

    private static readonly string[] Types = ["Double", "Single", "Decimal", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Half"];
    private static readonly string[] Conversions = ["ToDouble", "ToSingle", "ToDecimal", "ToDateTime"];

    /// <summary>Makes the rule.</summary>
    public CultureDependentParsing()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        var provider = context.Compilation.GetTypeByMetadataName("System.IFormatProvider");
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (Parses(call.TargetMethod) && DependsOnCulture(call, provider) && types.ProcessorOf(operation.ContainingSymbol) is not null)
                {
                    operation.ReportDiagnostic(Finding(call.Syntax, null, Called.Name(call.TargetMethod)));
                }
            },
            OperationKind.Invocation);
    }

    private static bool Parses(IMethodSymbol method) => method.IsStatic && method.ContainingType is { ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } } type
        && (method.Name is "Parse" or "TryParse" or "ParseExact" or "TryParseExact" ? Array.IndexOf(Types, type.Name) >= 0
            : type.Name == nameof(Convert) && Array.IndexOf(Conversions, method.Name) >= 0 && method.Parameters[0].Type.SpecialType is SpecialType.System_String or SpecialType.System_Object);

    private static bool DependsOnCulture(IInvocationOperation call, INamedTypeSymbol? provider)
    {
        var given = call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, provider));
        return given is null || given.ArgumentKind == ArgumentKind.DefaultValue || Value(given) is { ConstantValue: { HasValue: true, Value: null } }
            || Value(given) is IPropertyReferenceOperation { Property.Name: "CurrentCulture" or "CurrentUICulture" };
    }

    private static IOperation Value(IArgumentOperation argument) => argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
}
