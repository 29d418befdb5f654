namespace Inhaul.Parsing.Csv;

/// <summary>
/// Finds the worst fault in the quotes of a record. The reader reports only the first one, and a quote that is harmless
/// (<c>5" pipe</c>) may hide one behind it that swallows the rest of the file.
/// </summary>
internal static class QuoteFaults
{
    /// <summary>The worst fault of a record as it stands in the input.</summary>
    public static QuoteFault Worst(ReadOnlySpan<char> record, char separator)
    {
        var worst = QuoteFault.None;
        while (true)
        {
            if (record is ['"', ..])
            {
                var closing = ClosingQuote(record);
                if (closing < 0)
                {
                    return QuoteFault.NeverClosed;
                }

                record = record[(closing + 1)..];
                worst = record.IsEmpty || record[0] == separator ? worst : QuoteFault.TextAfterClosing;
            }

            var end = record.IndexOf(separator);
            if (end < 0)
            {
                return worst;
            }

            record = record[(end + 1)..];
        }
    }

    private static int ClosingQuote(ReadOnlySpan<char> quoted)
    {
        for (var i = 1; i < quoted.Length; i++)
        {
            if (quoted[i] != '"')
            {
                continue;
            }

            if (i + 1 == quoted.Length || quoted[i + 1] != '"')
            {
                return i;
            }

            i++;
        }

        return -1;
    }
}
