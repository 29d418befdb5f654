namespace Inhaul.Profiling.Sensitive;

/// <summary>United States social security numbers, written with hyphens: nine digits alone are any number.</summary>
internal static class UsSocialSecurity
{
    /// <summary>Whether a value is written <c>123-45-6789</c>.</summary>
    public static bool IsWrittenLike(ReadOnlySpan<byte> value) =>
        value.Length == 11 && value[3] == '-' && value[6] == '-' && AreDigits(value[..3]) && AreDigits(value[4..6]) && AreDigits(value[7..]);

    /// <summary>Whether its parts are ones that are given out: no area 000, 666 or from 900, no group 00, no serial number 0000.</summary>
    public static bool IsValid(ReadOnlySpan<byte> value) =>
        value[0] != '9' && !value.StartsWith("000"u8) && !value.StartsWith("666"u8) && !value[4..6].SequenceEqual("00"u8) && !value[7..].SequenceEqual("0000"u8);

    private static bool AreDigits(ReadOnlySpan<byte> value) => !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
