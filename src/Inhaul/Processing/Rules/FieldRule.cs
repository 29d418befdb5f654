using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>A rule about the values of one field; no value keeps every rule.</summary>
/// <param name="code">The stable word for the error.</param>
/// <param name="severity">Whether a row that breaks it is refused.</param>
internal abstract class FieldRule(string code, Severity severity)
{
    private const int LongestInMessage = 60;

    /// <summary>The stable word for the error.</summary>
    public string Code => code;

    /// <summary>Whether a row that breaks it is refused.</summary>
    public Severity Severity => severity;

    /// <summary>The error of a row whose value breaks the rule; null when it keeps it.</summary>
    /// <param name="rows">The batch that the value is in.</param>
    /// <param name="cell">The value.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="column">The column of the source that it comes from.</param>
    public RowError? ErrorOf(RowBatch rows, in Cell cell, long row, string column)
    {
        if (Broken(rows, cell) is not { } message)
        {
            return null;
        }

        var value = CellText.Of(rows, cell)!;
        return new RowError(row, Code, $"'{RowMapper.Shorten(value, LongestInMessage)}' {message}") { Column = column, Value = value, Severity = Severity };
    }

    /// <summary>What is wrong with a value, as the end of a sentence that begins with it; null when it keeps the rule.</summary>
    public abstract string? Broken(RowBatch rows, in Cell cell);
}
