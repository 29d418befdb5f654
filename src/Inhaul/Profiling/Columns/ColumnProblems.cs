using System.Globalization;
using Inhaul.Profiling.Sensitive;

namespace Inhaul.Profiling.Columns;

/// <summary>What a person should know about the values of a column, besides what speaks against its type.</summary>
internal static class ColumnProblems
{
    private static readonly (TextMark Mark, string What)[] Marks =
    [
        (TextMark.SurroundingSpaces, "start or end with a space"),
        (TextMark.ControlCharacters, "have control characters"),
        (TextMark.ReplacedCharacters, "have characters that were lost in another encoding (U+FFFD)"),
        (TextMark.DecodedTwice, "look as if they were decoded twice, such as 'CafÃ©' for 'Café'"),
    ];

    /// <summary>The sentences.</summary>
    /// <param name="filled">How many filled values there are.</param>
    /// <param name="text">The values as text.</param>
    /// <param name="several">Whether cells hold several values.</param>
    /// <param name="sensitive">What is sensitive.</param>
    /// <param name="doubtful">How many values cannot be trusted, the line of the first, and why.</param>
    public static IEnumerable<string> Of(
        long filled, TextMeasure text, SeveralFinding? several, IReadOnlyList<SensitiveFinding> sensitive, (long Count, long Line, string Message) doubtful)
    {
        foreach (var found in sensitive)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"sensitive: {Percent(found.Share)} of the values look like {Name(found.Kind)} ({Word.Of(found.Confidence)} confidence), the first is {found.Samples[0]} on line {found.FirstLine}");
        }

        foreach (var (mark, what) in Marks)
        {
            if (text[mark] is { Count: > 0 } marked)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{marked.Count:N0} of {filled:N0} values {what}, the first on line {marked.Line}");
            }
        }

        if (several is not null)
        {
            var how = several.Separator.Length == 1 ? $"several values with '{several.Separator}' between them" : "a JSON array";
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{Percent(several.Share)} of the cells hold {how}, {several.Average:0.#} on average and {several.Most} at most, the first on line {several.FirstLine}");
        }

        if (doubtful.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{doubtful.Count:N0} values would be refused, the first on line {doubtful.Line}: {doubtful.Message}");
        }
    }

    /// <summary>A kind of sensitive data as people say it.</summary>
    public static string Name(SensitiveKind kind) => kind switch
    {
        SensitiveKind.Email => "e-mail addresses",
        SensitiveKind.PaymentCard => "payment card numbers",
        SensitiveKind.Iban => "IBANs",
        SensitiveKind.UsSocialSecurity => "US social security numbers",
        SensitiveKind.UkNationalInsurance => "UK national insurance numbers",
        SensitiveKind.SpanishId => "Spanish DNI or NIE numbers",
        SensitiveKind.ItalianFiscalCode => "Italian fiscal codes",
        SensitiveKind.GermanTaxId => "German tax ids",
        SensitiveKind.Phone => "phone numbers",
        _ => throw new InvalidOperationException($"No name for {kind}."),
    };

    /// <summary>A share in percent; a little is never nothing, and nearly all is never all.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.001 => "under 0.1%",
        > 0.999 and < 1 => "over 99.9%",
        _ => share.ToString("0.#%", CultureInfo.InvariantCulture),
    };
}
