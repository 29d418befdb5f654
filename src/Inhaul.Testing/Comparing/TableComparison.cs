namespace Inhaul.Testing.Comparing;

/// <summary>Compares what a table holds with what it should hold, and finds for each row that differs the one that it should be.</summary>
/// <param name="expected">What it should hold.</param>
/// <param name="actual">What it holds; the columns are the same.</param>
internal sealed class TableComparison(TableContents expected, TableContents actual)
{
    private const string NoRow = "no such row";

    private const int MostShown = 4;

    private readonly int[] _key = [.. Enumerable.Range(0, expected.Columns.Count).Where(column => expected.Columns[column].IsKey)];

    /// <summary>All that differs.</summary>
    public IEnumerable<Finding> Compare()
    {
        var missing = Without(expected.Rows, actual.Rows);
        var more = Without(actual.Rows, expected.Rows);
        foreach (var row in missing)
        {
            if (Partner(row, more) is not { } partner)
            {
                yield return new Finding($"{expected.Name}{Where(row, _key)}", Text(row), NoRow);
                continue;
            }

            more.Remove(partner);
            int[] differing = [.. Enumerable.Range(0, row.Length).Where(column => row[column] != partner[column])];
            foreach (var column in differing)
            {
                yield return new Finding(
                    $"{expected.NameOf(column)}{Where(row, _key.Length > 0 ? _key : [.. Enumerable.Range(0, row.Length).Except(differing)])}", Text(row[column]), Text(partner[column]));
            }
        }

        foreach (var row in more)
        {
            yield return new Finding($"{expected.Name}{Where(row, _key)}", NoRow, Text(row));
        }
    }

    /// <summary>The rows that others do not have, each as often as it is missing there.</summary>
    private static List<string?[]> Without(IEnumerable<string?[]> rows, IEnumerable<string?[]> others)
    {
        var counts = others.GroupBy(Identity).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        var without = new List<string?[]>();
        foreach (var row in rows)
        {
            var identity = Identity(row);
            if (counts.GetValueOrDefault(identity) is var left and > 0)
            {
                counts[identity] = left - 1;
            }
            else
            {
                without.Add(row);
            }
        }

        return without;
    }

    private static string Identity(string?[] row) => System.Text.Json.JsonSerializer.Serialize(row);

    /// <summary>The row that another should be: the one with its key, or without a key the one that is most like it.</summary>
    private string?[]? Partner(string?[] row, List<string?[]> others)
    {
        if (_key.Length > 0)
        {
            return others.Find(other => Array.TrueForAll(_key, column => other[column] == row[column]));
        }

        var best = others.MaxBy(other => Alike(row, other));
        return best is not null && Alike(row, best) > 0 ? best : null;
    }

    private static int Alike(string?[] row, string?[] other) => row.Zip(other).Count(pair => pair.First == pair.Second);

    private string Where(string?[] row, int[] columns) =>
        columns.Length == 0 ? "" : $" where {string.Join(", ", columns.Take(MostShown).Select(column => $"{expected.Columns[column].Name} = {Text(row[column])}"))}";

    private string Text(string?[] row) => expected.Columns is [{ Name.Length: 0 }]
        ? Text(row[0])
        : $"a row ({string.Join(", ", Enumerable.Range(0, row.Length).Select(column => $"{expected.Columns[column].Name} = {Text(row[column])}"))})";

    private static string Text(string? value) => value is null ? "null" : $"'{value}'";
}
