using System.Text;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Sheets;
using Inhaul.Sources;

namespace Inhaul.Cli.Scaffolding;

/// <summary>The text that a test imports: the file's header and some of its rows.</summary>
internal static class SampleText
{
    /// <summary>
    /// Makes the text. Null when it would not be read as the file is, because so few rows do not show the separator or the encoding,
    /// or because a broken row takes the next one in: a test of it would not tell about the file.
    /// </summary>
    /// <param name="study">The file.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<string?> OfAsync(FileStudy study, IReadOnlyList<SampleRow> rows, SourceLimits limits, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var text = string.Join('\n', (string[])[await HeaderAsync(study, cancellationToken), .. rows.Select(row => row.Raw)]);
        var folder = Directory.CreateTempSubdirectory("inhaul-");
        try
        {
            var path = Path.Combine(folder.FullName, Path.GetFileName(study.Source.Name));
            await File.WriteAllTextAsync(path, text + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            return IsReadAlike((await SourceFinder.FindAsync([InputFile.At(path)], [], sheet: null, limits, cancellationToken)).Only, study, rows, limits) ? text : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The header as it stands in the file, without the mark and the blank lines around it; of a workbook, as CSV.</summary>
    private static async Task<string> HeaderAsync(FileStudy study, CancellationToken cancellationToken)
    {
        if (study.Layout is SheetLayout)
        {
            return CsvLine.Of(study.Layout.Columns);
        }

        var bytes = new byte[study.Rows.FirstOffset];
        await using var stream = study.Source.OpenUtf8();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return Encoding.UTF8.GetString(bytes).Trim('\uFEFF', '\r', '\n');
    }

    private static bool IsReadAlike(SourceFile sample, FileStudy study, IReadOnlyList<SampleRow> rows, SourceLimits limits)
    {
        using var records = RecordFormats.Open(sample, ParseOptions.None, limits, CancellationToken.None);
        var layout = records.ReadLayout();
        if ((study.Layout is not SheetLayout && layout.Format != study.Layout.Format) || !layout.Columns.SequenceEqual(study.Layout.Columns))
        {
            return false;
        }

        var mapper = new RowMapper(study.Definition, layout, limits);
        var batch = new RowBatch(study.Definition.Fields.Count);
        foreach (var row in rows)
        {
            batch.Clear();
            if (!records.Read() || !Codes(mapper.Map(records, patch: null, new ChunkPosition(1, 1), 0, batch)?.Errors).SequenceEqual(Codes(row.Errors)))
            {
                return false;
            }
        }

        return !records.Read();
    }

    private static IEnumerable<string> Codes(IEnumerable<RowError>? errors) => errors?.Select(error => error.Code) ?? [];
}
