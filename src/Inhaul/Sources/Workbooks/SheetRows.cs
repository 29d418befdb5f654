namespace Inhaul.Sources.Workbooks;

/// <summary>Reads the rows of a sheet, one after the other.</summary>
internal abstract class SheetRows : IDisposable
{
    /// <summary>Moves to the next row that the sheet keeps, which may have no values.</summary>
    /// <param name="row">Receives it.</param>
    /// <exception cref="InvalidDataException">The sheet is not as its format says.</exception>
    public abstract bool Read(SheetRow row);

    /// <inheritdoc/>
    public abstract void Dispose();
}
