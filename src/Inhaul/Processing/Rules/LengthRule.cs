using System.Globalization;
using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>How many characters a text has. A character is what databases count as one: a code point, also where two of them look like one.</summary>
/// <param name="min">The fewest.</param>
/// <param name="max">The most.</param>
/// <param name="severity">Whether a row that breaks it is refused.</param>
internal sealed class LengthRule(int min, int max, Severity severity) : FieldRule(RowErrorCodes.WrongLength, severity)
{
    /// <inheritdoc/>
    public override string? Broken(RowBatch rows, in Cell cell)
    {
        var length = 0;
        foreach (var b in rows.Text(cell))
        {
            length += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return length >= min && length <= max ? null
            : string.Create(CultureInfo.InvariantCulture, $"has {length} character{(length == 1 ? "" : "s")}, {(min == max ? $"not {min}" : length < min ? $"fewer than {min}" : $"more than {max}")}");
    }
}
