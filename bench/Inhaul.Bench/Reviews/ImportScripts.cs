using System.Globalization;

namespace Inhaul.Bench.Reviews;

/// <summary>A folder of Python files whose functions all import, each in another shape: plain ones, loops within loops, nested <c>try</c>, two buffers, work done by helpers of the file.</summary>
/// <param name="functions">How many functions, helpers not counted.</param>
/// <param name="seed">The same seed makes the same bytes.</param>
internal sealed class ImportScripts(long functions, long seed)
{
    private const int PerFile = 20;

    private const string Head = """
        import logging, time
        from importer import insert_data_importer, complete_data_importer, mark_for_aggregation
        from database import DBOpsHelper
        log = logging.getLogger(__name__)


        def _finish(db, scanner_id, stats):
            log.info("finished %s", scanner_id)
            complete_data_importer(db, scanner_id, stats, status="Finished")


        def _fail(db, scanner_id, error):
            complete_data_importer(db, scanner_id, {}, status="Failed", error=str(error))


        def _store(ops, bo):
            if bo is not None:
                ops.upsert_bo(bo, fingerprint=calc_fingerprint(bo))


        """;

    /// <summary>Writes it.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var first = 0L; first < functions; first += PerFile)
        {
            using var file = File.CreateText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"imports_{first / PerFile:D5}.py")));
            file.Write(Head);
            for (var function = first; function < Math.Min(first + PerFile, functions); function++)
            {
                file.Write(new ImportScript(new RowRandom(seed, function)).Of(string.Create(CultureInfo.InvariantCulture, $"run_{function}")));
            }
        }
    }
}
