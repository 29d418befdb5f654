using Inhaul.Mapping;
using Inhaul.Processing;

namespace Inhaul.Cli.Scaffolding;

/// <summary>What the values of one column have in common in the rows that are taken, and which words stand for none in those that are not.</summary>
internal sealed class ColumnValues
{
    /// <summary>Words that no number, date or truth is meant by.</summary>
    private static readonly string[] NoValue = ["n/a", "#n/a", "na", "n.a.", "null", "(null)", "none", "nil", "unknown", "-", "--", "?"];

    private readonly List<string> _nullWords = [];

    /// <summary>How many values there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them are numbers below zero.</summary>
    public long Negative { get; private set; }

    /// <summary>How many of them look like addresses of e-mail.</summary>
    public long Addresses { get; private set; }

    /// <summary>The first number with more digits than a <see cref="decimal"/> keeps; null when there is none.</summary>
    public string? TooLong { get; private set; }

    /// <summary>Words that stand where there is no value, as the file writes them.</summary>
    public IReadOnlyList<string> NullWords => _nullWords;

    /// <summary>Whether other values are not of the column's type, either.</summary>
    public bool HasMisfits { get; private set; }

    /// <summary>Takes a value of a row that is taken.</summary>
    public void Observe(RowBatch rows, in Cell cell)
    {
        if (cell.Kind == CellKind.Null)
        {
            return;
        }

        Count++;
        switch (cell.Kind)
        {
            case CellKind.Integer:
                Negative += cell.Bits < 0 ? 1 : 0;
                break;
            case CellKind.Double:
                Negative += cell.Double < 0 ? 1 : 0;
                break;
            case CellKind.Decimal:
                ObserveDecimal(rows.Text(cell));
                break;
            case CellKind.Text:
                Addresses += IsAddress(rows.Text(cell)) ? 1 : 0;
                break;
        }
    }

    /// <summary>Takes a value that is not of the column's type.</summary>
    public void Refuse(string value)
    {
        value = value.Trim(' ');
        if (!NoValue.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            HasMisfits = true;
        }
        else if (!_nullWords.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            _nullWords.Add(value);
        }
    }

    private void ObserveDecimal(ReadOnlySpan<byte> text)
    {
        Negative += text[0] == '-' ? 1 : 0;
        if (TooLong is null && text.Length > RowField.DecimalDigits && text.Length - text.Count((byte)'-') - text.Count((byte)'.') > RowField.DecimalDigits)
        {
            TooLong = System.Text.Encoding.UTF8.GetString(text);
        }
    }

    private static bool IsAddress(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf((byte)'@');
        return at > 0 && at < text.Length - 1 && text.Count((byte)'@') == 1 && !text.Contains((byte)' ');
    }
}
