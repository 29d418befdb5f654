using System.Composition;
using Inhaul.Analyzers.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inhaul.Analyzers.CodeFixes;

/// <summary>INH2005: what belongs to the chunk is used without disposing of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ChunkTransactionIsEndedFix : ImportCodeFix
{
    /// <summary>Makes the fix.</summary>
    public ChunkTransactionIsEndedFix()
        : base(ChunkTransactionIsEnded.Rule, "Leave it to the engine: no using")
    {
    }

    private protected override (SyntaxNode Old, SyntaxNode New)? Change(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        place.FirstAncestorOrSelf<StatementSyntax>() is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } declaration
            ? (declaration, declaration.WithAwaitKeyword(default).WithUsingKeyword(default).WithLeadingTrivia(declaration.GetLeadingTrivia()))
            : null;
}
