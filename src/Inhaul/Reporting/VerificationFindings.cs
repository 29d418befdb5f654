using System.Globalization;
using Inhaul.Attachments;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Collects what a verification finds: counts of everything, and the first few rows of each kind.</summary>
/// <param name="table">The target table.</param>
internal sealed class VerificationFindings(string table)
{
    private const int MostExamples = 10;

    private readonly List<string> _examples = [];
    private readonly Dictionary<RowPresence, (long Count, List<string> Rows)> _rows = [];
    private readonly Dictionary<(AttachmentProblemKind Kind, string? Location), (long Count, List<string> Rows)> _contents = [];

    /// <summary>The outcomes of the rows so far.</summary>
    public RowCounts Counts { get; set; } = RowCounts.None;

    /// <summary>Where the ledger contradicts itself.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Counts a written row that is compared with the target.</summary>
    /// <param name="presence">What the target holds.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="key">Tells its key.</param>
    public void Add(RowPresence presence, long row, Func<string> key)
    {
        var (count, rows) = _rows.TryGetValue(presence, out var known) ? known : (0, []);
        _rows[presence] = (count + 1, rows);
        if (presence == RowPresence.Same || (rows.Count == MostExamples && _examples.Count == MostExamples))
        {
            return;
        }

        var shown = $"{row} ({key()})";
        if (rows.Count < MostExamples)
        {
            rows.Add(shown);
        }

        if (_examples.Count < MostExamples)
        {
            _examples.Add($"row {shown} is {(presence == RowPresence.Missing ? "missing from" : "different in")} {table}");
        }
    }

    /// <summary>Counts a content that a row names and that is lost.</summary>
    public void Add(LostContent content)
    {
        var (count, rows) = _contents.TryGetValue((content.Kind, content.Location), out var known) ? known : (0, []);
        _contents[(content.Kind, content.Location)] = (count + 1, rows);
        if (rows.Count < MostExamples)
        {
            rows.Add($"{content.Row} ({content.Address})");
        }
    }

    /// <summary>What was found.</summary>
    /// <param name="readBack">How many contents were read back.</param>
    public VerificationReport Report(long readBack) => new(Counts, Problems, Count(RowPresence.Same), Count(RowPresence.Different), Count(RowPresence.Missing), _examples)
    {
        Contents = readBack,
        LostContents = _contents.Values.Sum(found => found.Count),
        Sentences =
        [
            .. Problems,
            .. Sentence(RowPresence.Missing, $"missing from {table}"),
            .. Sentence(RowPresence.Different, $"different in {table}"),
            .. _contents.OrderBy(found => found.Key.Kind).Select(found => $"{Contents(found.Value.Count)} {Trouble(found.Key.Kind, found.Key.Location)}; {Rows("named by row", found.Value)}"),
        ],
    };

    private IEnumerable<string> Sentence(RowPresence presence, string trouble) =>
        _rows.TryGetValue(presence, out var found) ? [$"{Number(found.Count)} written {(found.Count == 1 ? "row is" : "rows are")} {trouble}: {Rows("row", found)}"] : [];

    private static string Trouble(AttachmentProblemKind kind, string? location) => kind switch
    {
        AttachmentProblemKind.Missing => location is null ? "stored nowhere" : $"missing from {location}",
        AttachmentProblemKind.Damaged => $"damaged in {location}",
        _ => $"not readable in {location}",
    };

    private static string Rows(string word, (long Count, List<string> Rows) found) =>
        $"{word} {string.Join(", ", found.Rows)}{(found.Count > found.Rows.Count ? $" and {Number(found.Count - found.Rows.Count)} more" : "")}";

    private long Count(RowPresence presence) => _rows.TryGetValue(presence, out var found) ? found.Count : 0;

    private static string Contents(long count) => $"{Number(count)} {(count == 1 ? "attachment is" : "attachments are")}";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
