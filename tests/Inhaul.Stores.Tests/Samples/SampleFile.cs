namespace Inhaul.Stores.Tests.Samples;

/// <summary>A seeded file of people with repeated keys and bad rows, and what should become of it.</summary>
internal static class SampleFile
{
    public const string Header = "id,name,score,seen";

    private static readonly string[] Bad = ["x{0},name,1,2024-01-01", "{0},name,not a number,2024-01-01", "{0},name,1,yesterday", ",name,1,2024-01-01", "{0},too few", "{0},na\"me,1,2024-01-01,too,many"];

    /// <summary>A row of the file; one that is bad has no values.</summary>
    public sealed record Row(string Line, int Id, string Name, int Score, string Seen, bool IsBad);

    /// <summary>Rows, about a third of which repeat a key and a tenth of which are bad.</summary>
    public static IReadOnlyList<Row> Rows(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new List<Row>(count);
        for (var i = 0; i < count; i++)
        {
            var id = random.Next(1, count);
            if (random.Next(10) == 0)
            {
                rows.Add(new Row(string.Format(System.Globalization.CultureInfo.InvariantCulture, Bad[random.Next(Bad.Length)], id), id, "", 0, "", IsBad: true));
                continue;
            }

            var (name, score, seen) = ($"Nämé {random.Next(5)}", random.Next(100), $"2024-{random.Next(1, 13):00}-{random.Next(1, 29):00}");
            rows.Add(new Row($"{(random.Next(4) == 0 ? $"0{id}" : $"{id}")},{(random.Next(3) == 0 ? $"\"{name}\"" : name)},{score},{seen}", id, name, score, seen, IsBad: false));
        }

        return rows;
    }

    /// <summary>The rows that are written under a duplicate policy: of each key the last, the first, the newest, or those without a rival.</summary>
    public static IReadOnlyList<Row> Winners(IReadOnlyList<Row> rows, DuplicateWinner policy) =>
    [
        .. rows.Where(row => !row.IsBad).GroupBy(row => row.Id).Select(rivals => policy switch
        {
            DuplicateWinner.First => rivals.First(),
            DuplicateWinner.Newest => rivals.OrderBy(row => row.Seen, StringComparer.Ordinal).Last(),
            DuplicateWinner.Reject => rivals.Count() == 1 ? rivals.First() : null,
            _ => rivals.Last(),
        }).OfType<Row>(),
    ];
}
