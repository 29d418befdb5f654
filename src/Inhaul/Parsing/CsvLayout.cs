namespace Inhaul.Parsing;

/// <summary>How a CSV source is laid out; decided once and kept with the import, so that every chunk is parsed alike.</summary>
/// <param name="Separator">The character between fields.</param>
/// <param name="Columns">The names of the columns, unique and never blank.</param>
/// <param name="Notes">What had to be changed to get such names, for people.</param>
internal sealed record CsvLayout(char Separator, IReadOnlyList<string> Columns, IReadOnlyList<string> Notes)
{
    /// <summary>The position of a column, whatever the case of its name; -1 when there is none.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The separator as people say it.</summary>
    public string SeparatorName => Separator switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "pipe",
        _ => $"'{Separator}'",
    };
}
