namespace Inhaul;

/// <summary>The definition of an import whose rows are processed one by one, written by a <see cref="RowProcessor{T}"/>.</summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class RowImport<T> : ImportShape<T, RowImport<T>>
    where T : notnull
{
    internal RowImport()
    {
    }

    internal RowTracking Tracking { get; private set; }

    internal bool IsSequential { get; private set; }

    /// <summary>Says what is kept about rows besides their outcomes. By default only why rows were refused.</summary>
    /// <param name="tracking">What is kept.</param>
    public RowImport<T> Track(RowTracking tracking)
    {
        Tracking = tracking;
        return this;
    }

    /// <summary>
    /// Says that rows are processed in the order of the input, one chunk after the other: for code whose result depends on it.
    /// Only one worker at a time works on such an import.
    /// </summary>
    public RowImport<T> Sequential()
    {
        IsSequential = true;
        return this;
    }
}
