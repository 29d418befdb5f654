using Inhaul.Mapping;
using Inhaul.Processing.Rules;

namespace Inhaul.Processing;

/// <summary>What looks at the rows of an import before they count as good.</summary>
internal static class RowChecks
{
    /// <summary>The check of a processor, or of the rules that are kept with the import; null when nobody has to look.</summary>
    /// <param name="processor">The processor; null when the rows are written as they are.</param>
    /// <param name="definition">The import's definition.</param>
    public static IRowCheck? Of(ProcessorPlan? processor, ImportDefinition definition) => processor is null ? DeclaredRules.Of(definition) : processor.Check(definition);
}
