using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Inhaul.Analyzers;

/// <summary>The types of Inhaul that a compilation refers to, looked up once for all rules.</summary>
internal sealed class InhaulTypes
{
    private static readonly ConditionalWeakTable<Compilation, InhaulTypes> Known = new();

    private InhaulTypes(Compilation compilation)
    {
        Compilation = compilation;
        TrackedImport = Find("Inhaul.TrackedImport");
        ImportTracker = Find("Inhaul.ImportTracker");
        TrackedImportOptions = Find("Inhaul.TrackedImportOptions");
        RowCounts = Find("Inhaul.RowCounts");
        Processor = Find("Inhaul.Processor");
        Aggregator = Find("Inhaul.Aggregator");
        ImportContext = Find("Inhaul.ImportContext");
        UpsertBuffer = Find("Inhaul.UpsertBuffer`1");
        RowResult = Find("Inhaul.RowResult");
        ImportShape = Find("Inhaul.ImportShape`2");
        ImportClient = Find("Inhaul.ImportClient");
        ImportSubmission = Find("Inhaul.ImportSubmission");
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol? TrackedImport { get; }

    public INamedTypeSymbol? ImportTracker { get; }

    public INamedTypeSymbol? TrackedImportOptions { get; }

    public INamedTypeSymbol? RowCounts { get; }

    public INamedTypeSymbol? Processor { get; }

    public INamedTypeSymbol? Aggregator { get; }

    public INamedTypeSymbol? ImportContext { get; }

    public INamedTypeSymbol? UpsertBuffer { get; }

    public INamedTypeSymbol? RowResult { get; }

    public INamedTypeSymbol? ImportShape { get; }

    public INamedTypeSymbol? ImportClient { get; }

    public INamedTypeSymbol? ImportSubmission { get; }

    /// <summary>The types; null in a compilation that does not use Inhaul.</summary>
    public static InhaulTypes? Of(Compilation compilation)
    {
        var types = Known.GetValue(compilation, one => new InhaulTypes(one));
        return types.Processor is null ? null : types;
    }

    /// <summary>Whether a type is another, or a construction of it.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? expected) =>
        expected is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, expected);

    /// <summary>Whether a type is another or derives from it.</summary>
    public static bool DerivesFrom(ITypeSymbol? type, INamedTypeSymbol? expected)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Is(type, expected))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method of a type, by one of some names.</summary>
    public static bool IsMethod(IMethodSymbol method, INamedTypeSymbol? type, params string[] names) =>
        Array.IndexOf(names, method.Name) >= 0 && Is(method.ContainingType, type);

    /// <summary>The processor or aggregator whose code something belongs to; null for other code.</summary>
    public INamedTypeSymbol? ProcessorOf(ISymbol? symbol)
    {
        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (DerivesFrom(type, Processor) || DerivesFrom(type, Aggregator))
            {
                return type;
            }
        }

        return null;
    }

    private INamedTypeSymbol? Find(string name) => Compilation.GetTypeByMetadataName(name);
}
