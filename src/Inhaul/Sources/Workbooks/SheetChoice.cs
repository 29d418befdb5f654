using System.Globalization;

namespace Inhaul.Sources.Workbooks;

/// <summary>Decides which sheet of a workbook is read.</summary>
/// <param name="workbook">The workbook.</param>
/// <param name="name">What to call it in an error.</param>
/// <param name="limits">What a row may measure.</param>
internal sealed class SheetChoice(Workbook workbook, string name, SourceLimits limits)
{
    private const int MostNamed = 10;

    /// <summary>The sheet that a person asks for by its name or number; the first visible one with a value, if nobody asks.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such sheet.</exception>
    public WorkbookSheet Choose(string? asked)
    {
        if (asked is null)
        {
            return workbook.Sheets.FirstOrDefault(sheet => sheet.IsVisible && HasValues(sheet))
                ?? throw new InvalidConfigurationException($"{name} has no values in any sheet that can be seen: there is nothing to import.");
        }

        var sheet = workbook.Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, asked, StringComparison.OrdinalIgnoreCase))
            ?? (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? workbook.Sheets.ElementAtOrDefault(number - 1) : null)
            ?? throw new InvalidConfigurationException($"--sheet {asked}: {name} has no such sheet; it has {Names(workbook.Sheets)}.");
        return HasValues(sheet) ? sheet : throw new InvalidConfigurationException($"{name} has no values in the sheet '{sheet.Name}': there is nothing to import.");
    }

    /// <summary>Says which sheet was taken; nothing when there is only one, or a person said it.</summary>
    public IEnumerable<string> Notes(WorkbookSheet chosen, string? asked)
    {
        var others = workbook.Sheets.Where(sheet => sheet != chosen).ToList();
        if (asked is null && others.Count > 0)
        {
            yield return $"{name}: the sheet '{chosen.Name}' is read, {Names(others)} {(others.Count == 1 ? "is" : "are")} not; --sheet chooses another";
        }
    }

    private bool HasValues(WorkbookSheet sheet) => Damage.Told(name, () =>
    {
        using var rows = workbook.OpenRows(sheet);
        var row = new SheetRow(name, limits);
        while (rows.Read(row))
        {
            if (!row.Line.IsEmpty)
            {
                return true;
            }
        }

        return false;
    });

    private static string Names(IReadOnlyList<WorkbookSheet> sheets) =>
        string.Join(", ", sheets.Take(MostNamed).Select(sheet => $"'{sheet.Name}'")) + (sheets.Count > MostNamed ? $" and {sheets.Count - MostNamed} more" : "");
}
