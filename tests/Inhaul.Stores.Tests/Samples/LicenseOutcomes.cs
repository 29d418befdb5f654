namespace Inhaul.Stores.Tests.Samples;

/// <summary>What has to become of the folder of <see cref="LicenseFixtures"/>.</summary>
internal static class LicenseOutcomes
{
    private const string Asked = "2025-08-03T14:03:10.1234560Z";
    private const string Dates = "yyyy-MM-dd or MM/dd/yyyy or M/d/yyyy or MM/dd/yy or MMMM d, yyyy or yyyy-MM-ddTHH:mm:ss.FFFFFFFK or yyyy-MM-dd HH:mm:ss.FFFFFFFK or yyyy-MM-ddTHH:mmK";
    private const string Times =
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK or yyyy-MM-dd HH:mm:ss.FFFFFFFK or yyyy-MM-ddTHH:mmK or yyyy-MM-dd HH:mmK or yyyy-MM-dd HH:mm:ss.FFFFFFF zzz or yyyyMMddTHHmmssK or M/d/yyyy HH:mm:ssK or M/d/yyyy h:mm:ss tt or ddd, dd MMM yyyy HH:mm:ss 'GMT' or ddd, dd MMM yyyy HH:mm:ss zzz";

    /// <summary>
    /// The rows of the table: tag, search name, search state, licence number, search timestamp, search result type, result status, licence status, licence type, issue date,
    /// expiration date, pharmacy name, street, suite, city, state, zip code, screenshot, source file.
    /// </summary>
    public static IReadOnlyList<string> Rows { get; } =
    [.. ((IEnumerable<string>)[
        $"aug|Bad date|OH|O2|{Asked}|pharmacy_data|found|Active|∅|2020-12-25|∅|∅|∅|∅|∅|∅|∅|OH/dates.png|OH/dates_parse.json",
        $"aug|Beaker Street|PA|∅|{Asked}|pharmacy_data|not_found|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|2025-08-03/PA/Beaker_01.png|2025-08-04/PA/Beaker_no_results_parse.json",
        "aug|Beaker|PA|B1|2025-08-03T10:00:00Z|pharmacy_data|found|Active|∅|∅|∅|∅|∅|∅|∅|∅|∅|2025-08-03/PA/Beaker_01.png|2025-08-03/PA/Beaker_01_parse.json",
        "aug|Beaker|PA|B2|2025-08-04T10:00:00Z|pharmacy_data|found|Active|∅|∅|∅|∅|∅|∅|∅|∅|∅|2025-08-04/PA/Beaker_01.png|2025-08-04/PA/Beaker_01_parse.json",
        $"aug|Belmar|FL|FL12345|{Asked}|pharmacy_data|found|Active|Pharmacy|2020-01-15|2025-12-31|BELMAR PHARMACY|123 Main St|∅|Tampa|FL|33601|FL/belmar.png|FL/belmar_parse.json",
        $"aug|Belmar|FL|FL12346|{Asked}|pharmacy_data|found|Clear/|∅|1997-08-05|2027-02-28|∅|∅|∅|∅|Florida|33601-0001|FL/belmar.png|FL/belmar_parse.json",
        $"aug|Belmar|FL|∅|{Asked}|pharmacy_data|found|Pending|∅|∅|∅|∅|∅|∅|∅|∅|∅|FL/belmar.png|FL/belmar_parse.json",
        $"aug|Empower|TX|TX1|{Asked}|pharmacy_data|found|Closed/|∅|∅|∅|∅|5000 ELDORADO PKWY|∅|Suite 200 MCKINNEY|TX|75070|TX/mckinney.png|TX/mckinney_parse.json",
        $"aug|Empower|TX|TX2|{Asked}|pharmacy_data|found|Active|∅|∅|∅|∅|1 Bay St|#4|PENSACOLA FL|(850)|488-0595.|TX/mckinney.png|TX/mckinney_parse.json",
        "aug|No time|OH|O4|∅|pharmacy_data|found|Active|∅|∅|∅|∅|∅|∅|∅|∅|∅|OH/timeless.png|OH/timeless_parse.json",
        "aug|Nobody|PA|∅|2025-08-04T07:00:00Z|pharmacy_data|not_found|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|PA/none.png|PA/none_parse.json",
        $"aug|O'Hara's|PA|PA'1|{Asked}|pharmacy_data|found|Active|∅|∅|∅|O'HARA'S \"DRUGS\"; DROP TABLE search_results;--|∅|∅|∅|∅|∅|PA/O'Hara's.png|PA/O'Hara's_parse.json",
        $"aug|Same|NY|N1|{Asked}|pharmacy_data|found|Active|∅|∅|∅|∅|∅|∅|∅|∅|∅|NY/same.png|NY/same_parse.json",
        .. Enumerable.Range(1, 10).Select(i => $"aug|Dates|CA|D{i:00}|{Asked}|pharmacy_data|found|Active|∅|2025-01-02|∅|∅|∅|∅|∅|∅|∅|CA/dates.png|CA/dates_parse.json"),
        .. Enumerable.Range(1, 12).Select(i => $"aug|Words|CA|W{i:00}|{Asked}|pharmacy_data|found|Active|∅|∅|∅|∅|∅|∅|∅|∅|∅|CA/words.png|CA/words_parse.json"),
    ]).Order(StringComparer.Ordinal)];

    /// <summary>The outcomes of the rows of each file.</summary>
    public static IReadOnlyList<string> OfFiles { get; } =
    [
        "2025-08-03/PA/Beaker_01_parse.json: inserted",
        "2025-08-04/PA/Beaker_01_parse.json: inserted",
        "2025-08-04/PA/Beaker_no_results_parse.json: inserted",
        $"CA/dates_parse.json: {string.Join(' ', Enumerable.Repeat("inserted", 10))}",
        $"CA/words_parse.json: {string.Join(' ', Enumerable.Repeat("inserted", 12))}",
        "FL/belmar_parse.json: inserted inserted inserted",
        "NY/never_parse.json: failed",
        "NY/same_copy_parse.json: duplicate",
        "NY/same_parse.json: inserted",
        "OH/cut_parse.json: rejected",
        "OH/dates_parse.json: rejected inserted",
        "OH/missing_parse.json: rejected",
        "OH/nameless_parse.json: rejected",
        "OH/time_parse.json: rejected",
        "OH/timeless_parse.json: inserted",
        "PA/O'Hara's_parse.json: inserted",
        "PA/none_before_parse.json: duplicate",
        "PA/none_parse.json: inserted",
        "TX/mckinney_parse.json: inserted inserted",
        "WA/absolute_parse.json: rejected",
        "WA/away_parse.json: rejected",
        "WA/broken_parse.json: rejected",
        "WA/dots_parse.json: rejected",
        "WA/drive_parse.json: rejected",
        "WA/folder_parse.json: rejected",
        "WA/link_parse.json: rejected",
    ];

    /// <summary>What is wrong with those that are refused.</summary>
    public static IReadOnlyList<string> Errors { get; } =
    [
        "29 attachment attachment_not_stored: NY/never.png could not be stored: the disk has a bad block",
        "32 - malformed_json: OH/cut_parse.json, line 1, position 36: this is not JSON: Expected end of string, but instead reached end of data. Correct the file and import the folder again.",
        $"33 search_result.licenses.issue_date not_a_date: '13/25/2020' is not a date as {Dates}",
        $"33 search_result.licenses.expiration_date not_a_date: 'soon' is not a date as {Dates}",
        "35 attachment attachment_missing: OH/missing_parse.json: its attachment '/gone/missing.png' is nowhere in the folder, and there is no missing.png beside it. Put the file there and import the folder again.",
        "36 metadata.pharmacy_name required: the value is missing",
        $"37 metadata.search_timestamp not_a_timestamp: 'last Tuesday' is not a date with a time as {Times}",
        "44 attachment attachment_outside: WA/absolute_parse.json: its attachment '/elsewhere/x.png' lies outside the folder, and only what is in it is taken. Copy the file into the folder, name it there, and import the folder again.",
        "45 - file_outside: WA/away_parse.json is a link that leads out of the folder, and only what is in it is read. Copy the file into the folder and import it again.",
        "46 - file_unreadable: WA/broken_parse.json is a link that leads nowhere. Put the file there and import the folder again.",
        "47 attachment attachment_outside: WA/dots_parse.json: its attachment '../../x.png' lies outside the folder, and only what is in it is taken. Copy the file into the folder, name it there, and import the folder again.",
        "48 attachment attachment_outside: WA/drive_parse.json: its attachment 'C:\\scans\\x.png' lies outside the folder, and only what is in it is taken. Copy the file into the folder, name it there, and import the folder again.",
        "49 - file_unreadable: WA/folder_parse.json is a folder with a name like those of records. Rename it, or name the records by another pattern.",
        "50 attachment attachment_outside: WA/link_parse.json: its attachment 'WA/link.png' lies outside the folder, and only what is in it is taken. Copy the file into the folder, name it there, and import the folder again.",
    ];

    /// <summary>What is found before any row is written.</summary>
    public static IReadOnlyList<string> Findings { get; } =
    [
        "NY/same_parse.json duplicate_file",
        "OH/cut_parse.json malformed_json",
        "OH/missing_parse.json attachment_missing",
        "WA/absolute_parse.json attachment_outside",
        "WA/away_parse.json file_outside",
        "WA/broken_parse.json file_unreadable",
        "WA/dots_parse.json attachment_outside",
        "WA/drive_parse.json attachment_outside",
        "WA/folder_parse.json file_unreadable",
        "WA/link_parse.json attachment_outside",
    ];
}
