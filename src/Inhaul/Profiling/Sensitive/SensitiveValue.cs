namespace Inhaul.Profiling.Sensitive;

/// <summary>
/// What one value is by its content. Most values are told apart by their first bytes, so that the search costs little; each
/// value is of one kind at most.
/// </summary>
/// <param name="Kind">What it is written like.</param>
/// <param name="IsConfirmed">Whether its check digits, or the rules of its format, hold too: an order number may have the length of a card number.</param>
internal readonly record struct SensitiveValue(SensitiveKind Kind, bool IsConfirmed)
{
    /// <summary>The shortest of all kinds but e-mail addresses: telephone numbers of eight digits and a sign.</summary>
    public const int ShortestNumber = 9;

    private const int Shortest = 6;
    private const int Longest = 254;
    private const int LongestNumber = 42;

    /// <summary>Looks at a whole value.</summary>
    public static SensitiveValue? Of(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t"u8);
        if (value.Length is < Shortest or > Longest)
        {
            return null;
        }

        if (value.Contains((byte)'@'))
        {
            return EmailAddress.Is(value) ? new(SensitiveKind.Email, true) : null;
        }

        if (value.Length is < ShortestNumber or > LongestNumber)
        {
            return null;
        }

        var first = value[0];
        return char.IsAsciiDigit((char)first) || first is (byte)'+' or (byte)'(' ? Number(value)
            : char.IsAsciiLetter((char)first) && value[1..].ContainsAnyInRange((byte)'0', (byte)'9') ? Code(value)
            : null;
    }

    private static SensitiveValue? Number(ReadOnlySpan<byte> value)
    {
        if (UsSocialSecurity.IsWrittenLike(value))
        {
            return new(SensitiveKind.UsSocialSecurity, UsSocialSecurity.IsValid(value));
        }

        Span<byte> compact = stackalloc byte[LongestNumber];
        var length = Compact(value, compact);
        if (length > 0)
        {
            var number = compact[..length];
            if (SpanishId.IsWrittenLike(number))
            {
                return new(SensitiveKind.SpanishId, SpanishId.IsValid(number));
            }

            if (PaymentCard.IsWrittenLike(number))
            {
                return new(SensitiveKind.PaymentCard, PaymentCard.IsValid(number));
            }

            if (length == value.Length && GermanTaxId.IsWrittenLike(number))
            {
                return new(SensitiveKind.GermanTaxId, GermanTaxId.IsValid(number));
            }
        }

        return PhoneNumber.Is(value) ? new(SensitiveKind.Phone, true) : null;
    }

    private static SensitiveValue? Code(ReadOnlySpan<byte> value)
    {
        Span<byte> compact = stackalloc byte[LongestNumber];
        var length = Compact(value, compact);
        var code = compact[..length];
        return length == 0 ? null
            : Iban.IsWrittenLike(code) ? new(SensitiveKind.Iban, Iban.IsValid(code))
            : ItalianFiscalCode.IsWrittenLike(code) ? new(SensitiveKind.ItalianFiscalCode, ItalianFiscalCode.IsValid(code))
            : UkNationalInsurance.IsWrittenLike(code) ? new(SensitiveKind.UkNationalInsurance, UkNationalInsurance.IsValid(code))
            : SpanishId.IsWrittenLike(code) ? new(SensitiveKind.SpanishId, SpanishId.IsValid(code))
            : null;
    }

    /// <summary>Letters in upper case and digits, without the spaces and hyphens between groups; 0 when there is anything else.</summary>
    private static int Compact(ReadOnlySpan<byte> value, Span<byte> compact)
    {
        var length = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiLetterOrDigit((char)c))
            {
                compact[length++] = char.IsAsciiLetterLower((char)c) ? (byte)(c - 'a' + 'A') : c;
            }
            else if (c is not ((byte)' ' or (byte)'-'))
            {
                return 0;
            }
        }

        return length;
    }
}
