using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary><c>upper</c>: upper case, by the rules of no language in particular, so that every machine does the same.</summary>
internal sealed class UpperStep : CleaningStep
{
    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => Ascii.IsValid(value) && !value.ContainsAnyInRange((byte)'a', (byte)'z');

    /// <inheritdoc/>
    public override string Clean(string value) => value.ToUpperInvariant();
}
