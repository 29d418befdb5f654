namespace Inhaul.Stores;

/// <summary>What was found out about an import before anything of it was written; kept with it.</summary>
/// <param name="Unit">What was looked at: rows, or files of a folder.</param>
/// <param name="Done">How many there are.</param>
/// <param name="Time">How long it took.</param>
internal sealed record ImportPlan(string Unit, long Done, TimeSpan Time)
{
    /// <summary>How many of them are wrong as a whole, and give refused rows.</summary>
    public long Failed { get; init; }

    /// <summary>How many are as they were the last time, and are not imported again.</summary>
    public long Present { get; init; }

    /// <summary>The column of the source with the record file of a row; null when the source is no folder.</summary>
    public string? FileColumn { get; init; }

    /// <summary>How many attachments the rows name, as far as that is known beforehand.</summary>
    public long? Attachments { get; init; }
}
