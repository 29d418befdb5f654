using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3009: a processor or aggregator has no public constructor, so that the engine cannot construct it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotBeConstructed : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3009",
        "A processor has no public constructor",
        "'{0}' has no public constructor, and the engine constructs one for each chunk; make one public",
        RuleCategory.Processors);

    /// <summary>Makes the rule.</summary>
    public CannotBeConstructed()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterSymbolAction(
        symbol =>
        {
            if (symbol.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } type
                && (InhaulTypes.DerivesFrom(type, types.Processor) || InhaulTypes.DerivesFrom(type, types.Aggregator))
                && !type.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public))
            {
                symbol.ReportDiagnostic(Finding(type.Locations[0], type.Name));
            }
        },
        SymbolKind.NamedType);
}
