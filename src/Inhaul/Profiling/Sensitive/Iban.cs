namespace Inhaul.Profiling.Sensitive;

/// <summary>International bank account numbers (ISO 13616): two letters of the country, two check digits, the account.</summary>
internal static class Iban
{
    /// <summary>Per country, how long they are, from the registry of SWIFT.</summary>
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 "
        + "IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 "
        + "SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";

    private static readonly byte[] LengthOf = Table();

    /// <summary>Whether a code, in upper case and without spaces, has the length of its country.</summary>
    public static bool IsWrittenLike(ReadOnlySpan<byte> code) =>
        code.Length >= 15 && char.IsAsciiLetterUpper((char)code[0]) && char.IsAsciiLetterUpper((char)code[1]) && char.IsAsciiDigit((char)code[2]) && char.IsAsciiDigit((char)code[3])
        && LengthOf[Index(code[0], code[1])] == code.Length;

    /// <summary>Whether its remainder by 97 is 1 when the first four characters are moved to its end and letters count from 10.</summary>
    public static bool IsValid(ReadOnlySpan<byte> code)
    {
        var remainder = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[(i + 4) % code.Length];
            remainder = char.IsAsciiDigit((char)c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    private static byte[] Table()
    {
        var table = new byte[26 * 26];
        foreach (var country in Lengths.Split(' '))
        {
            table[Index((byte)country[0], (byte)country[1])] = byte.Parse(country.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
        }

        return table;
    }

    private static int Index(byte first, byte second) => ((first - 'A') * 26) + second - 'A';
}
