namespace Inhaul.Sources.Workbooks;

/// <summary>Chooses the sheet of a workbook, and reads it once to its end, so that what is wrong with it is known before anything is written.</summary>
internal static class WorkbookInspection
{
    /// <summary>Inspects a workbook.</summary>
    /// <param name="source">What is known of it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="asked">The sheet that a person asks for; null when nobody does.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidConfigurationException">It cannot be imported.</exception>
    public static SourceFile Inspect(SourceFile source, Stream bytes, string? asked, SourceLimits limits, CancellationToken cancellationToken)
    {
        using var workbook = Workbook.Open(bytes, source.Kind, source.Name, limits);
        var choice = new SheetChoice(workbook, source.Name, limits);
        var sheet = choice.Choose(asked);
        var merged = Damage.Told(source.Name, () => CountMerged(workbook, sheet, source.Name, limits, cancellationToken));
        var notes = choice.Notes(sheet, asked).ToList();
        if (merged > 0)
        {
            notes.Add($"{source.Name}: the sheet '{sheet.Name}' has merged cells ({merged} areas); of each area only the first cell has the value");
        }

        return source with { Sheet = sheet.Name, Notes = notes };
    }

    /// <summary>Opens the text of the sheet that was chosen; closing it closes the bytes.</summary>
    public static Stream OpenText(SourceFile source, Stream bytes, SourceLimits limits)
    {
        try
        {
            var workbook = Workbook.Open(bytes, source.Kind, source.Name, limits);
            var sheet = workbook.Sheets.FirstOrDefault(sheet => sheet.Name == source.Sheet)
                ?? throw new InvalidConfigurationException($"{source.Name} has no sheet '{source.Sheet}' any more.");
            return new SheetText(bytes, workbook, Damage.Told(source.Name, () => workbook.OpenRows(sheet)), new SheetRow(source.Name, limits), source.Name);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static int CountMerged(Workbook workbook, WorkbookSheet sheet, string name, SourceLimits limits, CancellationToken cancellationToken)
    {
        using var rows = workbook.OpenRows(sheet);
        var row = new SheetRow(name, limits);
        while (rows.Read(row))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return rows.MergedAreas;
    }
}
