namespace Inhaul.Mapping.Suggesting;

/// <summary>Whether a column of a header feeds a field, as the store keeps it for the next source with that header.</summary>
/// <param name="Fingerprint">The header, as <see cref="HeaderFingerprint"/> makes it.</param>
/// <param name="Column">The column of the source.</param>
/// <param name="Field">The field; empty to leave the column out.</param>
/// <param name="Confidence">How sure the suggestion was, from 0 to 1; 1 where a person chose the field.</param>
/// <param name="Reason">Why it was suggested or chosen.</param>
/// <param name="Status">What a person made of it.</param>
internal sealed record MappingDecision(string Fingerprint, string Column, string Field, double Confidence, string Reason, MappingStatus Status)
{
    /// <summary>Who decided; null while nobody has.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it was decided, by the database's clock; null while nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether it is about a column, whatever the case of its name.</summary>
    public bool IsAbout(string column) => string.Equals(Column, column, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is about a column and a field.</summary>
    public bool IsAbout(string column, string field) => IsAbout(column) && string.Equals(Field, field, StringComparison.OrdinalIgnoreCase);
}
