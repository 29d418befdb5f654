using System.Globalization;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>Tells a defect of the code from wrong rows: the code threw the same kind of exception on most rows of a chunk.</summary>
/// <param name="processor">The processor's class.</param>
internal sealed class DefectCount(Type processor)
{
    /// <summary>So few rows say nothing about the code.</summary>
    private const int FewestRows = 10;

    private readonly Dictionary<Type, (int Count, long FirstRow, Exception First)> _thrown = [];

    /// <summary>The code threw on a row.</summary>
    public void Add(Exception exception, long row)
    {
        var (count, firstRow, first) = _thrown.GetValueOrDefault(exception.GetType(), (0, row, exception));
        _thrown[exception.GetType()] = (count + 1, firstRow, first);
    }

    /// <summary>Looks back at a chunk.</summary>
    /// <param name="rows">How many rows the code was called on.</param>
    /// <exception cref="ProcessorDefectException">It is a defect.</exception>
    public void Check(int rows)
    {
        foreach (var (type, (count, firstRow, first)) in _thrown)
        {
            if (rows >= FewestRows && count > rows / 2)
            {
                throw new ProcessorDefectException(
                    string.Create(CultureInfo.InvariantCulture, $"{processor.Name} threw {type.Name} on {count} of {rows} rows, first on row {firstRow}: {ErrorText.Of(first)}"), first);
            }
        }
    }
}
