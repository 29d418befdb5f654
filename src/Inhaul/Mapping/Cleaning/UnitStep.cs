using System.Buffers;
using System.Globalization;

namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// <c>unit:GB</c>: a number with a unit as the number alone, in the declared unit: <c>16 GB</c> is 16, <c>1.5 TB</c> is 1536. A number
/// without a unit is in the declared one. A value stays as it is when its unit is another kind of thing, or when its number
/// would not be exact.
/// </summary>
/// <param name="unit">The declared unit.</param>
internal sealed class UnitStep(string unit) : CleaningStep
{
    private const string Plain = "0.############################";

    private static readonly SearchValues<byte> OfNumbersInUtf8 = SearchValues.Create("+-.0123456789"u8);
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("+-.0123456789");

    private readonly IReadOnlyDictionary<string, decimal> _sizes = Units.ComparableWith(unit);

    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => !value.ContainsAnyExcept(OfNumbersInUtf8);

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var text = value.AsSpan().Trim();
        var end = text.IndexOfAnyExcept(OfNumbers);
        if (end < 0 || !_sizes.TryGetValue(text[end..].Trim().ToString(), out var size)
            || !decimal.TryParse(text[..end], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        try
        {
            var declared = _sizes[unit];
            var converted = size == declared ? number : number * size / declared;
            return size == declared ? text[..end].ToString()
                : converted * declared == number * size ? converted.ToString(Plain, CultureInfo.InvariantCulture)
                : value;
        }
        catch (OverflowException)
        {
            return value;
        }
    }
}
