using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary><c>lower</c>: lower case, by the rules of no language in particular, so that every machine does the same.</summary>
internal sealed class LowerStep : CleaningStep
{
    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => Ascii.IsValid(value) && !value.ContainsAnyInRange((byte)'A', (byte)'Z');

    /// <inheritdoc/>
    public override string Clean(string value) => value.ToLowerInvariant();
}
