using System.Globalization;

namespace Inhaul.Processing.Rules;

/// <summary>Makes validations of totals: a property that has to be the sum of others.</summary>
internal static class RowTotals
{
    /// <summary>The validation; a part without a value counts as 0, and no total is right.</summary>
    public static RowValidation<T> Of<T>(
        RowField total, Func<T, decimal?> totalOf, IReadOnlyList<RowField> parts, IReadOnlyList<Func<T, decimal?>> partsOf, decimal tolerance, Severity severity)
    {
        var names = parts.Append(total).Select(part => part.Property.Name).ToHashSet(StringComparer.Ordinal);
        var sumName = string.Join(" + ", parts.Select(part => part.Column));
        return new RowValidation<T>(Validate, names, $"{total.Column} = {sumName}");

        void Validate(T row, RowFindings findings)
        {
            var sum = partsOf.Sum(part => part(row) ?? 0);
            if (totalOf(row) is { } stated && Math.Abs(stated - sum) > tolerance)
            {
                findings.Add(total.Property.Name, string.Create(CultureInfo.InvariantCulture, $"{total.Column} is {stated}, but {sumName} is {sum}"), RowErrorCodes.WrongTotal, severity);
            }
        }
    }
}
