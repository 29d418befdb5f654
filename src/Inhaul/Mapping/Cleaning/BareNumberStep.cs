namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// <c>bare_number</c>: a number without what stands around it, such as a currency or a percent sign. A minus sign that does not stand
/// by itself in front of the digits may belong to the number or not, so that such a value stays as it is.
/// </summary>
internal sealed class BareNumberStep : CleaningStep
{
    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var text = value.AsSpan();
        var first = text.IndexOfAnyInRange('0', '9');
        if (first < 0)
        {
            return value;
        }

        while (first > 0 && text[first - 1] is '.' or ',')
        {
            first--;
        }

        if (first > 0 && text[first - 1] is '-' or '+')
        {
            first--;
            if (first > 0 && char.IsLetterOrDigit(text[first - 1]))
            {
                return value;
            }
        }

        var behind = text.LastIndexOfAnyInRange('0', '9') + 1;
        return HasMinus(text[..first]) || HasMinus(text[behind..]) ? value : text[first..behind].ToString();
    }

    private static bool HasMinus(ReadOnlySpan<char> text) => text.ContainsAny("-\u2212(");
}
