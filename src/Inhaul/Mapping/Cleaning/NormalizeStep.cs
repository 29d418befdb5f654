using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary><c>nfc</c> and <c>nfkc</c>: one spelling for what looks the same; <c>nfkc</c> also for what only means the same, such as full-width digits and ligatures.</summary>
/// <param name="isCompatible">Whether what only means the same is the same.</param>
internal sealed class NormalizeStep(bool isCompatible) : CleaningStep
{
    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => Ascii.IsValid(value);

    /// <inheritdoc/>
    public override string Clean(string value) => UnicodeForm.Normalize(value, isCompatible);
}
