using System.Globalization;
using CsvHelper;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Reads a mended <see cref="ErrorsCsv"/> back as corrections.</summary>
internal static class CorrectionsCsv
{
    /// <summary>Reads the corrections of an import.</summary>
    /// <exception cref="InvalidConfigurationException">The file is missing or is no errors file of this import.</exception>
    public static IReadOnlyList<RowPatch> Read(ImportRecord import, string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidConfigurationException($"{path} does not exist.");
        }

        using var reader = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true });
        reader.ReadHeader();
        var header = reader.Headers.Select(FormulaGuard.Restore).ToList();
        var columns = import.Options.Sources[0].Layout.Columns;
        var missing = columns.Append(ErrorsCsv.RowColumn).Except(header, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidConfigurationException(
                $"{path} lacks the columns {NameList.Of(missing)}. Write the file with 'inhaul errors {import.Id} --csv {Path.GetFileName(path)}', mend its values and keep its columns.");
        }

        return ReadRows(import, path, reader, header, columns);
    }

    private static List<RowPatch> ReadRows(ImportRecord import, string path, CsvReader reader, List<string> header, IReadOnlyList<string> columns)
    {
        int Index(string name) => header.FindIndex(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));

        // The last one, since a source may have a column of that name, which stands before it.
        var rowColumn = header.FindLastIndex(name => string.Equals(name, ErrorsCsv.RowColumn, StringComparison.OrdinalIgnoreCase));
        var indexes = columns.Select(Index).ToArray();
        var patches = new List<RowPatch>();
        while (reader.Read())
        {
            if (!long.TryParse(reader.GetString(rowColumn), NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row < 1 || row > import.RowTotal)
            {
                throw new InvalidConfigurationException(
                    $"{path}, line {reader.LineNumber}: '{reader.GetString(rowColumn)}' in {ErrorsCsv.RowColumn} is not a row of this import (1 to {import.RowTotal}).");
            }

            var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < columns.Count; i++)
            {
                values[columns[i]] = FormulaGuard.Restore(reader.GetString(indexes[i]));
            }

            patches.Add(new RowPatch(row, values));
        }

        return patches;
    }
}
