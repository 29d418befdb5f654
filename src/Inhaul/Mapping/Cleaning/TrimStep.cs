namespace Inhaul.Mapping.Cleaning;

/// <summary><c>trim</c>: no white space at the ends, of any script.</summary>
internal sealed class TrimStep : CleaningStep
{
    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => value[0] is > (byte)' ' and < 0x80 && value[^1] is > (byte)' ' and < 0x80;

    /// <inheritdoc/>
    public override string Clean(string value) => value.Trim();
}
