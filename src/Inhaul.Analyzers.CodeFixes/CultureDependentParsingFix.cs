using System.Composition;
using Inhaul.Analyzers.Processors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace Inhaul.Analyzers.CodeFixes;

/// <summary>INH3004: the invariant culture is passed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CultureDependentParsingFix : ImportCodeFix
{
    /// <summary>Makes the fix.</summary>
    public CultureDependentParsingFix()
        : base(CultureDependentParsing.Rule, "Parse by the invariant culture")
    {
    }

    private protected override (SyntaxNode Old, SyntaxNode New)? Change(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
        {
            return null;
        }

        var invariant = SyntaxFactory.ParseExpression("System.Globalization.CultureInfo.InvariantCulture").WithAdditionalAnnotations(Simplifier.Annotation);
        var arguments = call.ArgumentList.Arguments;
        if (operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == nameof(IFormatProvider))?.Syntax is ArgumentSyntax given)
        {
            return (given.Expression, invariant);
        }

        // Behind the text and its styles, in front of what is handed out.
        var isOut = arguments.LastOrDefault()?.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) == true;
        return (call.ArgumentList, call.ArgumentList.WithArguments(arguments.Insert(isOut ? arguments.Count - 1 : arguments.Count, SyntaxFactory.Argument(invariant))));
    }
}
