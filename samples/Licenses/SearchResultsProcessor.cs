using Inhaul;

namespace Licenses;

/// <summary>Handles imports of type <c>search_results</c>: which values of a record go where, how dates are written, which result is the newer one.</summary>
public sealed class SearchResultsProcessor : TableProcessor<SearchResult>
{
    private const string License = "search_result.licenses";

    private static readonly string[] Dates =
    [
        "yyyy-MM-dd", "MM/dd/yyyy", "M/d/yyyy", "MM/dd/yy", "MMMM d, yyyy", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK",
    ];

    private static readonly string[] Times =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", "yyyyMMddTHHmmssK",
        "M/d/yyyy HH:mm:ssK", "M/d/yyyy h:mm:ss tt", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss zzz",
    ];

    private static readonly string[] NoDate = ["Not On File", "Not On File.", "Not Available", "N/A", "NA", "---", "None", "Unknown", "null"];

    /// <summary>How a folder of record files becomes rows.</summary>
    /// <param name="tag">What the data set is called.</param>
    /// <param name="singleFile">The only record file to import; null for all.</param>
    public static FolderOptions Folder(string tag, string? singleFile = null) => new()
    {
        Records = "*_parse.json",
        RowsAt = License,
        WithoutRows = new Dictionary<string, string> { ["search_result.result_status"] = "not_found" },
        AttachmentFrom = "metadata.source_image_file",
        Tag = tag,
        SingleFile = singleFile,
    };

    /// <inheritdoc/>
    protected override void Define(TableImport<SearchResult> import)
    {
        ArgumentNullException.ThrowIfNull(import);
        import
            .Key(result => new { result.Tag, result.SearchName, result.SearchState, result.LicenseNumber })
            .OnConflict(ConflictPolicy.Parse("newest:search_timestamp"))
            .Duplicates(DuplicatePolicy.Parse("newest:search_timestamp"))
            .Field(result => result.SearchName, field => field.From("metadata.pharmacy_name"))
            .Field(result => result.SearchState, field => field.From("metadata.state"))
            .Field(result => result.LicenseNumber, field => field.From($"{License}.license_number"))
            .Field(result => result.SearchTimestamp, field => field.From("metadata.search_timestamp").Formats(Times).AssumeOffset(TimeSpan.Zero))
            .Field(result => result.SearchResultType, field => field.From("metadata.search_result_type"))
            .Field(result => result.ResultStatus, field => field.From("search_result.result_status"))
            .Field(result => result.LicenseStatus, field => field.From($"{License}.license_status"))
            .Field(result => result.LicenseType, field => field.From($"{License}.license_type"))
            .Field(result => result.IssueDate, field => field.From($"{License}.issue_date").Trim().CollapseSpaces().NullWhen(NoDate).Formats(Dates))
            .Field(result => result.ExpirationDate, field => field.From($"{License}.expiration_date").Trim().CollapseSpaces().NullWhen(NoDate).Formats(Dates))
            .Field(result => result.PharmacyName, field => field.From($"{License}.pharmacy_name"))
            .Field(result => result.Street, field => field.From($"{License}.address.street"))
            .Field(result => result.Suite, field => field.From($"{License}.address.suite"))
            .Field(result => result.City, field => field.From($"{License}.address.city"))
            .Field(result => result.State, field => field.From($"{License}.address.state"))
            .Field(result => result.ZipCode, field => field.From($"{License}.address.zip_code"))
            .Field(result => result.Screenshot, field => field.From("attachment").Attachment())
            .Field(result => result.SourceFile, field => field.From("file"));
    }
}
