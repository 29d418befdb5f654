using Inhaul.Processing;

namespace Inhaul;

/// <summary>
/// The class to write for a kind of import that fills one table: it says which columns there are and what a good row keeps,
/// the engine writes set-based. Its name decides the import type: <c>CustomerDataProcessor</c> handles <c>customer_data</c>.
/// </summary>
/// <typeparam name="T">The row type: a record or class whose public properties are the columns.</typeparam>
public abstract class TableProcessor<T> : Processor<T>
    where T : notnull
{
    /// <summary>Says which table is filled, by which key, which columns feed which properties, and what every row has to keep.</summary>
    /// <param name="import">The import's definition, to be added to.</param>
    protected abstract void Define(TableImport<T> import);

    internal override ProcessorPlan Plan(string type)
    {
        var import = new TableImport<T>();
        Define(import);
        return new TableProcessorPlan<T>(this, type, import);
    }
}
