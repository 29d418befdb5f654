namespace Inhaul.Mapping.Cleaning;

/// <summary>One declared change of a field's values. It refuses nothing: what it does not understand it leaves as it is.</summary>
internal abstract class CleaningStep
{
    /// <summary>Whether a value, in UTF-8 and not empty, certainly stays as it is: a cheap look that spares most values a string.</summary>
    public virtual bool Leaves(ReadOnlySpan<byte> value) => false;

    /// <summary>The value cleaned; equal to it when there is nothing to clean.</summary>
    public abstract string Clean(string value);
}
