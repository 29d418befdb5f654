using System.Text.Json;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>A record file of a search for licences; what is null stands in it as null.</summary>
internal sealed record LicenseRecord
{
    /// <summary>The name that was searched for.</summary>
    public required string Name { get; init; }

    /// <summary>The state whose board was asked.</summary>
    public required string State { get; init; }

    /// <summary>When it was asked.</summary>
    public string? Timestamp { get; init; } = "2025-08-03T14:03:10.123456";

    /// <summary>Where it says that its picture is.</summary>
    public string? Image { get; init; }

    /// <summary>What it says of the result.</summary>
    public string? Status { get; init; } = "found";

    /// <summary>The licences.</summary>
    public IReadOnlyList<FoundLicense> Licenses { get; init; } = [];

    /// <summary>The record as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(new
    {
        metadata = new { pharmacy_name = Name, search_timestamp = Timestamp, state = State, source_image_file = Image, search_result_type = "pharmacy_data" },
        search_result = new
        {
            licenses = Licenses.Select(license => new
            {
                license_number = license.Number,
                license_status = license.Status,
                license_type = license.Type,
                issue_date = license.Issued,
                expiration_date = license.Expires,
                pharmacy_name = license.Pharmacy,
                address = new { street = license.Street, suite = license.Suite, city = license.City, state = license.State, zip_code = license.Zip },
            }),
            result_status = Status,
        },
    });
}
