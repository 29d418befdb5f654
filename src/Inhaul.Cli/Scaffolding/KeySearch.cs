using System.Globalization;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;

namespace Inhaul.Cli.Scaffolding;

/// <summary>
/// Looks for a column that identifies the rows: it has a value in every row, no two are the same, and it is called like a key, or
/// is the first. Values are compared as the engine compares keys.
/// </summary>
internal sealed class KeySearch
{
    /// <summary>In fewer rows, values of a column that is not called like a key may all differ by chance.</summary>
    private const int EnoughRows = 20;

    /// <summary>Beyond so many rows the hashes would take more memory than a key is worth.</summary>
    private const int MostRows = 2_000_000;

    private static readonly HashSet<string> KeyWords = new(StringComparer.Ordinal)
    {
        "code", "ean", "email", "guid", "iban", "id", "ident", "isbn", "key", "mail", "no", "nr", "number", "ref", "reference", "sku", "uuid",
    };

    private readonly List<Candidate> _candidates;
    private long _rows;

    /// <summary>A search among the columns of a file.</summary>
    /// <param name="layout">The file's columns.</param>
    /// <param name="fields">What they are.</param>
    public KeySearch(RecordLayout layout, IReadOnlyList<FieldDefinition> fields) => _candidates =
    [
        .. from field in fields
           where field.Type is ColumnType.Text or ColumnType.Integer or ColumnType.Uuid
           let isNamed = IsCalledLikeKey(field.Source)
           let position = layout.IndexOf(field.Source)
           where isNamed || position == 0
           select new Candidate(field.Source, isNamed, new KeyHasher([position], [field]), []),
    ];

    /// <summary>The column that was found; null for none.</summary>
    public string? Found => _candidates.OrderByDescending(candidate => candidate.IsNamed).FirstOrDefault(candidate => candidate.IsNamed || _rows >= EnoughRows)?.Column;

    /// <summary>The evidence.</summary>
    public string Why =>
        Found is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found} is unique and complete in all {_rows:N0} rows")
        : _rows > MostRows ? string.Create(CultureInfo.InvariantCulture, $"the file has more than {MostRows:N0} rows, too many to look for one")
        : "no column that is called like one, nor the first, is unique and complete";

    /// <summary>Whether a column is called like what identifies something, as <c>customer_no</c> is.</summary>
    public static bool IsCalledLikeKey(string column) => KeyWords.Contains(SnakeCase.Of(Identifier.Pascal(column)).Split('_')[^1]);

    /// <summary>Takes a row.</summary>
    public void Observe(RecordReader records)
    {
        if (++_rows > MostRows)
        {
            _candidates.Clear();
        }

        _candidates.RemoveAll(candidate => candidate.Hasher.Hash(records) is var hash && (hash == 0 || !candidate.Hashes.Add(hash)));
    }

    private sealed record Candidate(string Column, bool IsNamed, KeyHasher Hasher, HashSet<ulong> Hashes);
}
