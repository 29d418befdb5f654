namespace Inhaul.Testing.Comparing;

/// <summary>Compares what two runs have left behind.</summary>
internal static class RunComparison
{
    /// <summary>All that differs: the rows of the input first, since they mostly say why the tables do.</summary>
    /// <param name="expected">What the first run left behind.</param>
    /// <param name="actual">What the other run left behind.</param>
    public static IEnumerable<Finding> Compare(RunContents expected, RunContents actual)
    {
        if (expected.State != actual.State)
        {
            yield return new Finding("the import", expected.State, actual.State);
        }

        for (var i = 0; i < Math.Max(expected.Rows.Count, actual.Rows.Count); i++)
        {
            var (was, now) = (expected.Rows.ElementAtOrDefault(i) ?? "no such row", actual.Rows.ElementAtOrDefault(i) ?? "no such row");
            if (was != now)
            {
                yield return new Finding($"row {i + 1}", was, now);
            }
        }

        foreach (var finding in CompareTables(expected.Tables, actual.Tables))
        {
            yield return finding;
        }
    }

    /// <summary>All that differs in the tables.</summary>
    public static IEnumerable<Finding> CompareTables(IReadOnlyList<TableContents> expected, IReadOnlyList<TableContents> actual)
    {
        var others = actual.ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var table in expected)
        {
            if (!others.Remove(table.Name, out var other))
            {
                yield return new Finding(table.Name, "a table", "no such table");
            }
            else if (!table.Columns.SequenceEqual(other.Columns))
            {
                yield return new Finding(table.Name, Names(table), Names(other));
            }
            else
            {
                foreach (var finding in new TableComparison(table, other).Compare())
                {
                    yield return finding;
                }
            }
        }

        foreach (var table in others.Keys)
        {
            yield return new Finding(table, "no such table", "a table");
        }
    }

    private static string Names(TableContents table) => $"the columns {NameList.Of(table.Columns.Select(column => column.Name))}";
}
