using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary><c>spaces</c>: one plain space for each run of white space, such as line breaks, tabs and no-break spaces.</summary>
internal sealed class SpacesStep : CleaningStep
{
    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => Ascii.IsValid(value) && !value.ContainsAnyInRange((byte)'\t', (byte)'\r') && value.IndexOf("  "u8) < 0;

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var cleaned = new StringBuilder(value.Length);
        var isAfterSpace = false;
        foreach (var c in value)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (!isSpace)
            {
                cleaned.Append(c);
            }
            else if (!isAfterSpace)
            {
                cleaned.Append(' ');
            }

            isAfterSpace = isSpace;
        }

        return cleaned.ToString();
    }
}
