using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling;
using Inhaul.Sources;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>
/// Profiles a few rows for nobody, while a large file is read for its hash: that keeps one core busy, and by the time it is done
/// the code of a profile is loaded and compiled.
/// </summary>
internal static class ProfileRehearsal
{
    /// <summary>To hash less than this takes less time than the rehearsal.</summary>
    private const long Large = 64 << 20;

    /// <summary>Whether an input is a file that is worth it.</summary>
    public static bool IsWorthwhile(string location) => File.Exists(location) && new FileInfo(location).Length >= Large;

    /// <summary>Profiles and writes the profile to nowhere.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var limits = new SourceLimits();
        var layout = new CsvLayout(',', ["id", "code", "amount", "day", "mail", "note"], []);
        using var records = CsvRecords.OfChunk("1,A-1,-1.50,2024-01-31,ann@example.org,two words\n2,B-2,22.75,2024-02-01,,a longer text; and more"u8.ToArray(), layout, limits);
        var source = new SourceFile("", "", 1, "", new SourceEncoding(SourceEncoding.Utf8, ""));
        var profile = await Profiler.ProfileAsync(records, layout, source, ParseOptions.None, limits, showSensitive: false, cancellationToken);
        ProfileText.Write(new Terminal(TextWriter.Null, TextWriter.Null).Results, new ProfileReport(profile, [], Key: null, Table: null));
    }
}
