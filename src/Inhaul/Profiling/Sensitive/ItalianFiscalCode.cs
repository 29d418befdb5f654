namespace Inhaul.Profiling.Sensitive;

/// <summary>Italian codici fiscali, such as <c>RSSMRA85T10A562S</c>.</summary>
internal static class ItalianFiscalCode
{
    /// <summary>What characters at odd places count: digits like the letters from A.</summary>
    private static ReadOnlySpan<byte> OddValues => [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>Letters that stand for digits where two people would have the same code.</summary>
    private static ReadOnlySpan<byte> DigitLetters => "LMNPQRSTUV"u8;

    /// <summary>Whether a code, in upper case and without spaces, has letters and digits where such a code has them.</summary>
    public static bool IsWrittenLike(ReadOnlySpan<byte> code)
    {
        if (code.Length != 16 || !"ABCDEHLMPRST"u8.Contains(code[8]))
        {
            return false;
        }

        for (var i = 0; i < code.Length; i++)
        {
            var isNumeric = i is 6 or 7 or 9 or 10 or 12 or 13 or 14;
            if (isNumeric ? !char.IsAsciiDigit((char)code[i]) && !DigitLetters.Contains(code[i]) : !char.IsAsciiLetterUpper((char)code[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether its last letter is that of the others.</summary>
    public static bool IsValid(ReadOnlySpan<byte> code)
    {
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var value = char.IsAsciiDigit((char)code[i]) ? code[i] - '0' : code[i] - 'A';
            sum += (i & 1) == 0 ? OddValues[value] : value;
        }

        return code[15] == 'A' + (sum % 26);
    }
}
