namespace Inhaul.Sources.Workbooks;

/// <summary>Chooses the sheet of a workbook, and opens the text of the one that was chosen.</summary>
internal static class WorkbookInspection
{
    /// <summary>Inspects a workbook.</summary>
    /// <param name="source">What is known of it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="asked">The sheet that a person asks for; null when nobody does.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="notes">Told what was decided.</param>
    /// <exception cref="InvalidConfigurationException">It cannot be imported.</exception>
    public static SourceFile Inspect(SourceFile source, Stream bytes, string? asked, SourceLimits limits, List<string> notes)
    {
        using var workbook = Workbook.Open(bytes, source.Kind, source.Name, limits);
        var choice = new SheetChoice(workbook, source.Name, limits);
        var sheet = choice.Choose(asked);
        var merged = Damage.Told(source.Name, () => workbook.MergedAreas(sheet));
        notes.AddRange(choice.Notes(sheet, asked));
        if (merged > 0)
        {
            notes.Add($"{source.Name}: the sheet '{sheet.Name}' has merged cells ({merged} areas); of each area only the first cell has the value");
        }

        return source with { Sheet = sheet.Name };
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
}
