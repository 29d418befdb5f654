namespace Licenses;

/// <summary>A row of the table: a licence that a search has found, or a search that has found none.</summary>
public sealed record SearchResult
{
    /// <summary>What the data set is called.</summary>
    public required string Tag { get; init; }

    /// <summary>The name that was searched for.</summary>
    public required string SearchName { get; init; }

    /// <summary>The state whose board was asked.</summary>
    public required string SearchState { get; init; }

    /// <summary>The licence; null when none was found, or when it has no number.</summary>
    public string? LicenseNumber { get; init; }

    /// <summary>When the board was asked: of two results for one licence the newer one counts.</summary>
    public DateTimeOffset? SearchTimestamp { get; init; }

    /// <summary>What kind of result the search gave.</summary>
    public string? SearchResultType { get; init; }

    /// <summary><c>not_found</c> when no licence was found, else what the record says.</summary>
    public string? ResultStatus { get; init; }

    /// <summary>Such as <c>Clear/</c>: as the board writes it.</summary>
    public string? LicenseStatus { get; init; }

    /// <summary>What the licence is for.</summary>
    public string? LicenseType { get; init; }

    /// <summary>When it was issued.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>Until when it is valid.</summary>
    public DateOnly? ExpirationDate { get; init; }

    /// <summary>Whose licence it is.</summary>
    public string? PharmacyName { get; init; }

    /// <summary>Its address, as the board writes it.</summary>
    public string? Street { get; init; }

    /// <inheritdoc cref="Street"/>
    public string? Suite { get; init; }

    /// <inheritdoc cref="Street"/>
    public string? City { get; init; }

    /// <inheritdoc cref="Street"/>
    public string? State { get; init; }

    /// <inheritdoc cref="Street"/>
    public string? ZipCode { get; init; }

    /// <summary>The address of the screenshot's content in the storage.</summary>
    public string? Screenshot { get; init; }

    /// <summary>The record file that it comes from.</summary>
    public required string SourceFile { get; init; }
}
