using System.Globalization;

namespace Inhaul.Cli.Scaffolding;

/// <summary>A rule that all rows of the file keep, as an example of one.</summary>
/// <param name="Condition">What holds for <c>row</c>.</param>
/// <param name="Column">The column at fault when it does not.</param>
/// <param name="Message">What is wrong then.</param>
/// <param name="Count">How many values keep it.</param>
internal sealed record ExampleRule(string Condition, string Column, string Message, long Count)
{
    /// <summary>Fewer values may keep it by chance.</summary>
    private const int Enough = 20;

    /// <summary>What the comment on it says.</summary>
    public string Why => string.Create(CultureInfo.InvariantCulture, $"An example of a rule, which all {Count:N0} values keep: change it, or take it out.");

    /// <summary>The rule that the values support best: addresses of e-mail, then amounts, then counts. Null when they support none.</summary>
    public static ExampleRule? Of(IReadOnlyList<ScaffoldColumn> columns, IReadOnlyList<ColumnValues> values, IReadOnlyList<ScaffoldColumn> key)
    {
        return First(column => column.Field.Type == ColumnType.Text, seen => seen.Addresses, property => $"{property}.Contains('@')", "must be an address such as ann@example.com")
            ?? First(column => column.Field.Type == ColumnType.Decimal, NotNegative, property => $"{property} >= 0", "must not be negative")
            ?? First(column => column.Field.Type == ColumnType.Integer && !key.Contains(column) && !KeySearch.IsCalledLikeKey(column.Field.Source), NotNegative, property => $"{property} >= 0", "must not be negative");

        ExampleRule? First(Func<ScaffoldColumn, bool> isMeant, Func<ColumnValues, long> keeping, Func<string, string> condition, string message)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (isMeant(columns[i]) && values[i].Count >= Enough && keeping(values[i]) == values[i].Count)
                {
                    var property = $"row.{columns[i].Property}";
                    var kept = condition(property);
                    return new ExampleRule(columns[i].MayBeNull ? $"{property} == null || {kept}" : kept, SnakeCase.Of(columns[i].Property), message, values[i].Count);
                }
            }

            return null;
        }
    }

    private static long NotNegative(ColumnValues values) => values.Count - values.Negative;
}
