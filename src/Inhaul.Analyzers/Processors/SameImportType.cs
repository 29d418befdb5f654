using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3008: two processors, or two aggregators, have one import type, which keeps the application from starting.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SameImportType : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3008",
        "Two processors have one import type",
        "'{0}' and '{1}' both {2} imports of type {3}; an application with both does not start. Rename one",
        RuleCategory.Processors,
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>Makes the rule.</summary>
    public SameImportType()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        var classes = new ConcurrentBag<INamedTypeSymbol>();
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, ContainingType: null } type && types.ProcessorOf(type) is not null)
                {
                    classes.Add(type);
                }
            },
            SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var same in classes.GroupBy(type => (Kind: Kind(type, types), Type: ImportType(type, types))))
            {
                var ordered = same.OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal).ToList();
                foreach (var later in ordered.Skip(1))
                {
                    end.ReportDiagnostic(Finding(later.Locations[0], ordered[0].ToDisplayString(), later.ToDisplayString(), same.Key.Kind, same.Key.Type));
                }
            }
        });
    }

    private static string Kind(INamedTypeSymbol type, InhaulTypes types) => InhaulTypes.DerivesFrom(type, types.Aggregator) ? "aggregate" : "handle";

    /// <summary>The type that the engine derives from the name.</summary>
    private static string ImportType(INamedTypeSymbol type, InhaulTypes types)
    {
        var suffix = InhaulTypes.DerivesFrom(type, types.Aggregator) ? "Aggregator" : "Processor";
        return SnakeCase.Of(type.Name.EndsWith(suffix, StringComparison.Ordinal) && type.Name.Length > suffix.Length ? type.Name.Substring(0, type.Name.Length - suffix.Length) : type.Name);
    }
}
