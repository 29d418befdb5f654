using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>The values that there are, written as they are; numbers as they are without zeros at the end of a fraction, too.</summary>
/// <param name="words">The values.</param>
/// <param name="severity">Whether a row that breaks it is refused.</param>
internal sealed class OneOfRule(IReadOnlyList<string> words, Severity severity) : FieldRule(RowErrorCodes.NotOneOf, severity)
{
    private readonly HashSet<string> _words = new(words, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string? Broken(RowBatch rows, in Cell cell) =>
        _words.Contains(CellText.Whole(rows, cell)!) || (cell.Kind == CellKind.Decimal && _words.Contains(Encoding.UTF8.GetString(KeyBytes.Canonical(rows, cell))))
            ? null
            : $"is none of {NameList.Of(words)}";
}
