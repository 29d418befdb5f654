using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Bench.Formats;

/// <summary>Reads a file as every command does and does nothing with it.</summary>
internal static class ReadOnly
{
    /// <summary>Reads it.</summary>
    /// <returns>How many bytes its fields have, so that nothing can be left out.</returns>
    public static async Task<long> ReadAsync(string path)
    {
        var limits = new SourceLimits();
        var source = (await SourceFinder.FindAsync([InputFile.At(path)], [], sheet: null, limits, CancellationToken.None)).Only;
        using var records = RecordFormats.Open(source, ParseOptions.None, limits, CancellationToken.None);
        var layout = records.ReadLayout();
        var bytes = 0L;
        while (records.Read())
        {
            if (records.FaultOf(layout) is null)
            {
                for (var i = 0; i < layout.Columns.Count; i++)
                {
                    bytes += records.Field(i).Length;
                }
            }
        }

        return bytes;
    }
}
