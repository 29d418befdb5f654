namespace Inhaul.Stores.Tests.Samples;

/// <summary>A licence in a record.</summary>
/// <param name="Number">Its number.</param>
internal sealed record FoundLicense(string? Number)
{
    public string? Status { get; init; } = "Active";

    public string? Type { get; init; }

    public string? Issued { get; init; }

    public string? Expires { get; init; }

    public string? Pharmacy { get; init; }

    public string? Street { get; init; }

    public string? Suite { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? Zip { get; init; }
}
