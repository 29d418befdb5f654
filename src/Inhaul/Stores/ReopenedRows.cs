namespace Inhaul.Stores;

/// <summary>Guards a retry against what happened since it was decided: it may only change what it was decided on.</summary>
internal static class ReopenedRows
{
    /// <summary>Whether the outcomes that a retry wants for a chunk can follow those that the chunk has.</summary>
    /// <param name="held">One outcome per row as the ledger has it now.</param>
    /// <param name="wanted">One outcome per row as the retry wants it.</param>
    /// <returns>
    /// True when refused rows become pending, refused or pending rows that lose to another become duplicates, and all others stay.
    /// </returns>
    public static bool CanFollow(ReadOnlySpan<byte> held, ReadOnlySpan<byte> wanted)
    {
        if (held.Length != wanted.Length)
        {
            return false;
        }

        for (var i = 0; i < held.Length; i++)
        {
            var mayChange = ((RowOutcome)held[i], (RowOutcome)wanted[i]) is (RowOutcome.Rejected or RowOutcome.Failed, RowOutcome.Pending)
                or (RowOutcome.Rejected or RowOutcome.Failed or RowOutcome.Pending, RowOutcome.Duplicate);
            if (held[i] != wanted[i] && !mayChange)
            {
                return false;
            }
        }

        return true;
    }
}
