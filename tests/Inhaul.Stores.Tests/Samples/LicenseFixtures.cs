namespace Inhaul.Stores.Tests.Samples;

/// <summary>
/// A folder with every oddity that folders of licence searches were seen to have, and what has to become of it: the rows of the table, the outcomes in the
/// order of files, the reasons of those that are refused.
/// </summary>
internal static class LicenseFixtures
{
    /// <summary>The picture that cannot be stored.</summary>
    public const string Unstorable = "NY/never.png";

    /// <summary>Words for no date, each as somebody may write it.</summary>
    private static readonly string[] NoDates =
    [
        "Not On File", " not on file. ", "NOT AVAILABLE", "n/a", "Na", "---", "none", "UNKNOWN\t", "Null", "", "   ", "\u00A0Not  On\u00A0File ",
    ];

    /// <summary>One day in every format.</summary>
    private static readonly string[] Dates =
    [
        "2025-01-02", "01/02/2025", "1/2/2025", "01/02/25", "January 2, 2025", "2025-01-02T00:00:00", "2025-01-02T23:59:59.123456Z", "2025-01-02 10:00:00", "2025-01-02T23:30:00-08:00", " 2025-01-02 ",
    ];

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="outside">A file that does not belong to it.</param>
    public static void Write(SampleFolder folder, string outside)
    {
        Good(folder);
        Pictures(folder);
        Wrong(folder, outside);
        Picture(folder, "CA/words.png");
        Record(folder, "CA/words", new LicenseRecord { Name = "Words", State = "CA", Licenses = [.. NoDates.Select((word, i) => new FoundLicense($"W{i + 1:00}") { Expires = word })] });
        Picture(folder, "CA/dates.png");
        Record(folder, "CA/dates", new LicenseRecord { Name = "Dates", State = "CA", Licenses = [.. Dates.Select((date, i) => new FoundLicense($"D{i + 1:00}") { Issued = date })] });
    }

    /// <summary>Writes a record.</summary>
    public static void Record(SampleFolder folder, string stem, LicenseRecord record) => folder.Write($"{stem}_parse.json", record.ToString());

    /// <summary>Writes a picture, whose content is its path unless it is said.</summary>
    public static void Picture(SampleFolder folder, string path, string? content = null) => folder.Write(path, content ?? $"picture {path}");

    private static void Good(SampleFolder folder)
    {
        Picture(folder, "FL/belmar.png");
        Record(folder, "FL/belmar", new LicenseRecord
        {
            Name = "Belmar",
            State = "FL",
            Image = "/home/scraper/runs/2025-08-04/FL/belmar.png",
            Licenses =
            [
                new("FL12345") { Type = "Pharmacy", Issued = "January 15, 2020", Expires = "December 31, 2025", Pharmacy = "BELMAR PHARMACY", Street = "123 Main St", City = "Tampa", State = "FL", Zip = "33601" },
                new("FL12346") { Status = "Clear/", Issued = "08/05/1997", Expires = "2/28/2027", State = "Florida", Zip = "33601-0001" },
                new(null) { Status = "Pending", Expires = "Not On File." },
            ],
        });
        Picture(folder, "TX/mckinney.png");
        Record(folder, "TX/mckinney", new LicenseRecord
        {
            Name = "Empower",
            State = "TX",
            Licenses =
            [
                new("TX1") { Status = "Closed/", Expires = "", Street = "5000 ELDORADO PKWY", City = "Suite 200 MCKINNEY", State = "TX", Zip = "75070" },
                new("TX2") { Street = "1 Bay St", Suite = "#4", City = "PENSACOLA FL", State = "(850)", Zip = "488-0595." },
            ],
        });
        Picture(folder, "PA/O'Hara's.png");
        Record(folder, "PA/O'Hara's", new LicenseRecord { Name = "O'Hara's", State = "PA", Licenses = [new("PA'1") { Pharmacy = "O'HARA'S \"DRUGS\"; DROP TABLE search_results;--" }] });
        Picture(folder, "PA/none.png");
        Record(folder, "PA/none", new LicenseRecord { Name = "Nobody", State = "PA", Status = "no_results_found", Timestamp = "2025-08-04T09:00:00+02:00" });
        Record(folder, "PA/none_before", new LicenseRecord { Name = "Nobody", State = "PA", Status = null, Timestamp = "2025-08-04T06:59:59Z", Image = "none.png" });
    }

    private static void Pictures(SampleFolder folder)
    {
        // Two files of one stem in two folders, and a picture that two records share.
        Picture(folder, "2025-08-03/PA/Beaker_01.png");
        Picture(folder, "2025-08-04/PA/Beaker_01.png");
        Record(folder, "2025-08-03/PA/Beaker_01", new LicenseRecord { Name = "Beaker", State = "PA", Timestamp = "2025-08-03T10:00:00", Image = "/data/2025-08-03/PA/Beaker_01.png", Licenses = [new("B1")] });
        Record(folder, "2025-08-04/PA/Beaker_01", new LicenseRecord { Name = "Beaker", State = "PA", Timestamp = "2025-08-04T10:00:00", Licenses = [new("B2")] });
        Record(folder, "2025-08-04/PA/Beaker_no_results", new LicenseRecord { Name = "Beaker Street", State = "PA", Status = "not_found", Image = "/data/2025-08-03/PA/Beaker_01.png" });

        // Two record files with the same bytes.
        Picture(folder, "NY/same.png");
        Record(folder, "NY/same", new LicenseRecord { Name = "Same", State = "NY", Image = "same.png", Licenses = [new("N1")] });
        Record(folder, "NY/same_copy", new LicenseRecord { Name = "Same", State = "NY", Image = "same.png", Licenses = [new("N1")] });
        Picture(folder, Unstorable);
        Record(folder, "NY/never", new LicenseRecord { Name = "Never", State = "NY", Licenses = [new("N2")] });
    }

    private static void Wrong(SampleFolder folder, string outside)
    {
        Picture(folder, "OH/dates.png");
        Record(folder, "OH/dates", new LicenseRecord { Name = "Bad date", State = "OH", Licenses = [new("O1") { Issued = "13/25/2020", Expires = "soon" }, new("O2") { Issued = "12/25/2020" }] });
        Picture(folder, "OH/time.png");
        Record(folder, "OH/time", new LicenseRecord { Name = "Bad time", State = "OH", Timestamp = "last Tuesday", Licenses = [new("O3")] });
        Picture(folder, "OH/timeless.png");
        Record(folder, "OH/timeless", new LicenseRecord { Name = "No time", State = "OH", Timestamp = null, Licenses = [new("O4")] });
        Picture(folder, "OH/nameless.png");
        folder.Write("OH/nameless_parse.json", """{"metadata":{"state":"OH"}}""");
        folder.Write("OH/cut_parse.json", """{"metadata": {"pharmacy_name": "Cut""");
        Record(folder, "OH/missing", new LicenseRecord { Name = "Missing", State = "OH", Image = "/gone/missing.png", Licenses = [new("O5")] });

        Record(folder, "WA/absolute", new LicenseRecord { Name = "Absolute", State = "WA", Image = outside, Licenses = [new("X1")] });
        Record(folder, "WA/dots", new LicenseRecord { Name = "Dots", State = "WA", Image = "../../x.png", Licenses = [new("X2")] });
        Record(folder, "WA/drive", new LicenseRecord { Name = "Drive", State = "WA", Image = @"C:\scans\x.png", Licenses = [new("X3")] });
        File.CreateSymbolicLink(folder.At("WA/link.png"), outside);
        Record(folder, "WA/link", new LicenseRecord { Name = "Link", State = "WA", Image = "link.png", Licenses = [new("X4")] });
        File.CreateSymbolicLink(folder.At("WA/away_parse.json"), outside);
        File.CreateSymbolicLink(folder.At("WA/broken_parse.json"), "nowhere_parse.json");
        Directory.CreateDirectory(folder.At("WA/folder_parse.json"));
    }
}
