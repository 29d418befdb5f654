using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers;

/// <summary>What all rules have in common: one descriptor each, and nothing is registered where Inhaul is not used.</summary>
public abstract class ImportAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected ImportAnalyzer(DiagnosticDescriptor rule) => (_rule, SupportedDiagnostics) = (rule, [rule]);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (InhaulTypes.Of(start.Compilation) is { } types)
            {
                Register(start, types);
            }
        });
    }

    /// <summary>Registers what looks at the code of a compilation that uses Inhaul.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, InhaulTypes types);

    /// <summary>What the rule says about a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="proof">Where the path ends that proves it; null where no path is needed.</param>
    /// <param name="words">What is filled into the message.</param>
    private protected Diagnostic Finding(SyntaxNode place, SyntaxNode? proof, params object[] words) =>
        Diagnostic.Create(_rule, place.GetLocation(), proof is null ? null : [proof.GetLocation()], words);

    /// <summary>What the rule says about a place that needs no proof.</summary>
    private protected Diagnostic Finding(Location place, params object[] words) => Diagnostic.Create(_rule, place, words);

    /// <summary>Describes a rule; its page is <c>docs/rules/{id}.md</c>.</summary>
    private protected static DiagnosticDescriptor Describe(string id, string title, string message, RuleCategory category, params string[] tags) => new(
        id, title, message, $"Inhaul.{category}", DiagnosticSeverity.Warning, isEnabledByDefault: true, description: $"See docs/rules/{id}.md.", customTags: tags);
}
