using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>What an operation calls or reads.</summary>
internal static class Called
{
    /// <summary>The method, constructor or property; null for other operations.</summary>
    public static ISymbol? By(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    /// <summary>Its name with that of its type, as people write it.</summary>
    public static string Name(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {member.ContainingType.Name}" : $"{member.ContainingType.Name}.{member.Name}";
}
