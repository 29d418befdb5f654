using System.Globalization;
using System.Text;

namespace Inhaul.Tests.Intake;

/// <summary>
/// Seeded random rows whose fate is known without any code of the engine: how their key is spelled, whether they are good,
/// and which of those with one key is the newest.
/// </summary>
internal sealed class KeyedRows
{
    private readonly List<Row> _rows = [];
    private readonly StringBuilder _text = new("id,version,note\n");

    public KeyedRows(int seed, int rows, int keys)
    {
        var random = new Random(seed);
        for (var number = 1; number <= rows; number++)
        {
            var key = random.Next(keys);
            var version = random.Next(6);
            var isGood = random.Next(8) != 0;
            _rows.Add(new Row(number, key, version, isGood));
            _text.Append(isGood ? Good(random, key, version) : Bad(random, key, version)).Append(random.Next(9) == 0 ? "\r\n\n" : "\n");
        }
    }

    public string Csv => _text.ToString();

    /// <summary>The rows that lose, found with a dictionary.</summary>
    public List<long> Losers(DuplicatePolicy policy)
    {
        var winners = new Dictionary<int, Row>();
        foreach (var row in _rows.Where(row => row.IsGood))
        {
            var wins = !winners.TryGetValue(row.Key, out var winner) || policy.Winner switch
            {
                DuplicateWinner.First => false,
                DuplicateWinner.Newest => row.Version >= winner.Version,
                _ => true,
            };
            winners[row.Key] = wins ? row : winner!;
        }

        var alone = _rows.Where(row => row.IsGood).GroupBy(row => row.Key).Where(rows => rows.Count() == 1).Select(rows => rows.Key).ToHashSet();
        return
        [
            .. _rows.Where(row => row.IsGood && !alone.Contains(row.Key) && (policy.Winner == DuplicateWinner.Reject || winners[row.Key] != row)).Select(row => row.Number),
        ];
    }

    private static string Good(Random random, int key, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{Spell(random, key)},{version},{(random.Next(10) == 0 ? "\"two\nlines\"" : "x")}");

    private static string Bad(Random random, int key, int version) => random.Next(5) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{Spell(random, key)},v{version},x"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{Spell(random, key)},{version}"),
        2 => string.Create(CultureInfo.InvariantCulture, $"{Spell(random, key)},{version},\"x\"y"),
        3 => string.Create(CultureInfo.InvariantCulture, $",{version},x"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Spell(random, key)}?,{version},x"),
    };

    private static string Spell(Random random, int key) => random.Next(5) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"+{key}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{key}.0"),
        2 => string.Create(CultureInfo.InvariantCulture, $" {key}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{key}"),
    };

    private sealed record Row(long Number, int Key, int Version, bool IsGood);
}
