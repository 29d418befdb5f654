using System.Composition;
using Inhaul.Analyzers.Tracking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inhaul.Analyzers.CodeFixes;

/// <summary>INH1001: the import gets a scope that disposes of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TrackedImportIsDroppedFix : ImportCodeFix
{
    /// <summary>Makes the fix.</summary>
    public TrackedImportIsDroppedFix()
        : base(TrackedImportIsDropped.Rule, "Keep the import in a scope: await using")
    {
    }

    private protected override (SyntaxNode Old, SyntaxNode New)? Change(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) => place.FirstAncestorOrSelf<StatementSyntax>() switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration => (declaration, InScope(declaration)),
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax begin } statement => (statement, InScope(Declare(begin).WithTriviaFrom(statement))),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" }, Right: AwaitExpressionSyntax begin } } statement =>
            (statement, InScope(Declare(begin).WithTriviaFrom(statement))),
        _ => null,
    };

    private static LocalDeclarationStatementSyntax Declare(ExpressionSyntax begin) =>
        (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var import = {begin.WithoutTrivia().ToFullString()};");

    private static LocalDeclarationStatementSyntax InScope(LocalDeclarationStatementSyntax declaration) => declaration
        .WithoutLeadingTrivia()
        .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithLeadingTrivia(declaration.GetLeadingTrivia());
}
