using System.Text;

namespace Inhaul.Review.Tests;

/// <summary>A source with a finding, as the engine gives one.</summary>
internal static class ExampleReview
{
    /// <summary>The name of the source.</summary>
    public const string File = "imports/assets.py";

    /// <summary>An import that is not completed when it fails.</summary>
    public const string Source = """
        import logging


        def run_import(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, "assets")
            try:
                stats = fetch_and_process_data()
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                logging.error(f"Import failed: {e}")
        """;

    /// <summary>The finding.</summary>
    public static Finding Finding { get; } = new()
    {
        Rule = "P2",
        Severity = ReviewSeverity.High,
        Pattern = ViolatedPattern.Pairing,
        File = File,
        Line = 5,
        Function = "run_import",
        Message = "insert_data_importer is not completed on the error path.",
        Why = "The import stays Running for ever.",
        Path = [new PathStep(5, "begin tracking scanner_id"), new PathStep(7, "fetch_and_process_data() raises"), new PathStep(10, "exit without complete_data_importer")],
        Paths =
        [
            new CodePath("Success path", [new PathStep(5, "begin tracking scanner_id"), new PathStep(8, "complete Finished")], Missing: null),
            new CodePath("Error path", [new PathStep(5, "begin tracking scanner_id"), new PathStep(7, "fetch_and_process_data() raises"), new PathStep(10, "exit")], "complete_data_importer"),
        ],
        Fix = "def run_import(db, scanner_id, sub_id):\n    ...\n",
        Edits = [new SourceEdit(10, 1, 10, 1, "        complete_data_importer(db, scanner_id, {}, status=\"Failed\", error=str(e))\n")],
    };

    /// <summary>A report with findings.</summary>
    public static ReviewReport Report(params Finding[] findings) => new(findings, [], []) { Files = 1, Functions = 1 };

    /// <summary>The content of files by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files(params IEnumerable<(string Name, string Text)> files) =>
        files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Text));
}
