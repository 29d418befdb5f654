using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Inhaul.Analyzers.CodeFixes;

/// <summary>What all fixes have in common: each mends what one rule finds, at the place of the finding.</summary>
public abstract class ImportCodeFix : CodeFixProvider
{
    private readonly string _title;

    private protected ImportCodeFix(DiagnosticDescriptor rule, string title) => (FixableDiagnosticIds, _title) = ([rule.Id], title);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
            && Change(root.FindNode(context.Span, getInnermostNodeForTie: true), model, context.CancellationToken) is { } change)
        {
            var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New));
            context.RegisterCodeFix(CodeAction.Create(_title, _ => Task.FromResult(changed), _title), context.Diagnostics);
        }
    }

    /// <summary>What is replaced by what; null where it cannot be mended without knowing more.</summary>
    /// <param name="place">The place of the finding.</param>
    /// <param name="model">What the code means.</param>
    /// <param name="cancellationToken">Stops.</param>
    private protected abstract (SyntaxNode Old, SyntaxNode New)? Change(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken);
}
