namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// What cleaning changed in the rows of a chunk, row by row: only the rows that are not refused in the end count, since a
/// refused one may be tried again.
/// </summary>
internal sealed class CleaningTally
{
    /// <summary>How many examples of one kind of change are kept.</summary>
    public const int MostSamples = 3;

    private const int LongestSample = 200;

    private readonly Dictionary<(int Field, string Step), Changes> _changes = [];

    /// <summary>Whether nothing was changed.</summary>
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Remembers a change.</summary>
    /// <param name="row">The row's position in its chunk; rows come in order.</param>
    /// <param name="field">The field's position in the definition.</param>
    /// <param name="step">The word of the step.</param>
    /// <param name="before">The value before.</param>
    /// <param name="after">The value after.</param>
    public void Add(int row, int field, string step, string before, string after)
    {
        if (!_changes.TryGetValue((field, step), out var changes))
        {
            _changes.Add((field, step), changes = new Changes());
        }

        changes.Rows.Add(row);
        if (changes.Samples.Count < MostSamples)
        {
            changes.Samples.Add((row, RowMapper.Shorten(before, LongestSample), RowMapper.Shorten(after, LongestSample)));
        }
    }

    /// <summary>Forgets the changes of the row that came last.</summary>
    public void Forget(int row)
    {
        foreach (var changes in _changes.Values)
        {
            while (changes.Rows.Count > 0 && changes.Rows[^1] == row)
            {
                changes.Rows.RemoveAt(changes.Rows.Count - 1);
            }

            changes.Samples.RemoveAll(sample => sample.Row == row);
        }
    }

    /// <summary>What was changed in the rows that are kept.</summary>
    /// <param name="definition">The definition of the import.</param>
    /// <param name="firstRow">The number of the chunk's first row.</param>
    /// <param name="isKept">Whether a row, by its position in the chunk, is not refused.</param>
    public CleaningReport Report(ImportDefinition definition, long firstRow, Predicate<int> isKept) => new(
    [
        .. from change in _changes
           let count = change.Value.Rows.Count(row => isKept(row))
           where count > 0
           select new CleanedValues(
               definition.Fields[change.Key.Field].Source, change.Key.Step, count,
               [.. change.Value.Samples.Where(sample => isKept(sample.Row)).Select(sample => new CleanedValue(firstRow + sample.Row, sample.Before, sample.After))]),
    ]);

    private sealed class Changes
    {
        public List<int> Rows { get; } = [];

        public List<(int Row, string Before, string After)> Samples { get; } = [];
    }
}
