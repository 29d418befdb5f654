using System.Composition;
using Inhaul.Analyzers.Processors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Inhaul.Analyzers.CodeFixes;

/// <summary>INH3005: the token of the method is passed on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class TokenIsNotPassedOnFix : ImportCodeFix
{
    /// <summary>Makes the fix.</summary>
    public TokenIsNotPassedOnFix()
        : base(TokenIsNotPassedOn.Rule, "Pass the cancellation token on")
    {
    }

    private protected override (SyntaxNode Old, SyntaxNode New)? Change(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol called
            || place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model.GetDeclaredSymbol(method, cancellationToken)?.Parameters.FirstOrDefault(IsToken) is not { } token)
        {
            return null;
        }

        var argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token.Name));
        var arguments = call.ArgumentList.Arguments;
        if (called.Parameters.FirstOrDefault(IsToken) is { } parameter && (parameter.Ordinal != arguments.Count || arguments.Any(one => one.NameColon is not null)))
        {
            argument = argument.WithNameColon(SyntaxFactory.NameColon(parameter.Name));
        }

        return (call.ArgumentList, call.ArgumentList.WithArguments(arguments.Add(argument)).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: nameof(System.Threading) };
}
