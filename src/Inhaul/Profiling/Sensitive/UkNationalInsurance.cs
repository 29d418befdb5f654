namespace Inhaul.Profiling.Sensitive;

/// <summary>United Kingdom national insurance numbers, such as <c>QQ 12 34 56 C</c>.</summary>
internal static class UkNationalInsurance
{
    /// <summary>Whether a code, in upper case and without spaces, is two letters, six digits and a letter.</summary>
    public static bool IsWrittenLike(ReadOnlySpan<byte> code) =>
        code.Length == 9 && char.IsAsciiLetterUpper((char)code[0]) && char.IsAsciiLetterUpper((char)code[1]) && char.IsAsciiLetterUpper((char)code[8])
        && !code[2..8].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Whether its letters are ones that are given out.</summary>
    public static bool IsValid(ReadOnlySpan<byte> code)
    {
        ReadOnlySpan<byte> prefix = code[..2];
        return !"DFIQUV"u8.Contains(prefix[0]) && !"DFIOQUV"u8.Contains(prefix[1]) && code[8] is >= (byte)'A' and <= (byte)'D'
            && !prefix.SequenceEqual("BG"u8) && !prefix.SequenceEqual("GB"u8) && !prefix.SequenceEqual("KN"u8) && !prefix.SequenceEqual("NK"u8)
            && !prefix.SequenceEqual("NT"u8) && !prefix.SequenceEqual("TN"u8) && !prefix.SequenceEqual("ZZ"u8);
    }
}
