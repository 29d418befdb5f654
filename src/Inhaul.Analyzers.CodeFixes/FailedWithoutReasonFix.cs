using System.Composition;
using Inhaul.Analyzers.Tracking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inhaul.Analyzers.CodeFixes;

/// <summary>INH1005: the exception that was caught becomes the reason.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FailedWithoutReasonFix : ImportCodeFix
{
    /// <summary>Makes the fix.</summary>
    public FailedWithoutReasonFix()
        : base(FailedWithoutReason.Rule, "Fail with the exception")
    {
    }

    private protected override (SyntaxNode Old, SyntaxNode New)? Change(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Declaration: { } declaration } handler || place.FirstAncestorOrSelf<ArgumentSyntax>() is not { } argument)
        {
            return null;
        }

        var isNamed = !declaration.Identifier.IsKind(SyntaxKind.None);
        var name = isNamed ? declaration.Identifier.WithoutTrivia() : SyntaxFactory.Identifier("exception");
        var passed = argument.WithNameColon(null).WithExpression(SyntaxFactory.IdentifierName(name).WithTriviaFrom(argument.Expression));
        var changed = handler.ReplaceNodes([argument], (_, _) => passed);
        return (handler, isNamed ? changed : changed.WithDeclaration(declaration.WithType(declaration.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithIdentifier(name)));
    }
}
