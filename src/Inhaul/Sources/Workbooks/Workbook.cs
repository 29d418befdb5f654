using Inhaul.Sources.Workbooks.Xls;
using Inhaul.Sources.Workbooks.Xlsx;

namespace Inhaul.Sources.Workbooks;

/// <summary>A workbook whose sheets are read row by row; what is in memory does not grow with them, but for the texts that cells share.</summary>
internal abstract class Workbook : IDisposable
{
    /// <summary>The most rows of a sheet; no program that shows workbooks takes more.</summary>
    public const int MostRows = 1 << 20;

    /// <summary>The most columns of a sheet.</summary>
    public const int MostColumns = 1 << 14;

    /// <summary>The sheets that hold cells, in the order of their tabs.</summary>
    public abstract IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>Opens a workbook.</summary>
    /// <param name="content">Its bytes; they can be sought, and stay open.</param>
    /// <param name="kind">Which format they are in.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="limits">What it may measure.</param>
    /// <exception cref="InvalidConfigurationException">It is damaged, encrypted or no workbook.</exception>
    public static Workbook Open(Stream content, ContentKind kind, string name, SourceLimits limits) => Damage.Told(
        name, () => kind == ContentKind.Workbook ? (Workbook)new XlsxWorkbook(content, name, limits) : new XlsWorkbook(content, name, limits));

    /// <summary>Reads the rows of a sheet from its start.</summary>
    public abstract SheetRows OpenRows(WorkbookSheet sheet);

    /// <summary>How many areas of merged cells a sheet has.</summary>
    public abstract int MergedAreas(WorkbookSheet sheet);

    /// <inheritdoc/>
    public abstract void Dispose();
}
