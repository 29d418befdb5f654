using System.Globalization;

namespace Inhaul.Schemas;

/// <summary>A value that a schema names, such as the least of a field.</summary>
/// <param name="Text">The value as it is written.</param>
/// <param name="IsPlain">Whether it is a number or a truth of JSON, and not a text written like the values of its field.</param>
internal readonly record struct SchemaValue(string Text, bool IsPlain)
{
    /// <summary>The value without an exponent, which JSON may write it with.</summary>
    public string Digits => IsPlain && Text.AsSpan().ContainsAny('e', 'E') && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number.ToString(CultureInfo.InvariantCulture)
        : Text;
}
