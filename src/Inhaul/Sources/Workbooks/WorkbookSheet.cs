namespace Inhaul.Sources.Workbooks;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name, which no other sheet of the workbook has.</param>
/// <param name="IsVisible">Whether people see it.</param>
/// <param name="Place">Where its cells are: the name of a part, or the byte at which they begin.</param>
internal sealed record WorkbookSheet(string Name, bool IsVisible, string Place);
