using Inhaul.Writing;

namespace Inhaul.Processing;

/// <summary>What became of the rows of a chunk, by their position in it.</summary>
/// <param name="claim">The claim on the chunk.</param>
internal sealed class ChunkVerdicts(Stores.ChunkClaim claim)
{
    private readonly Dictionary<int, IReadOnlyList<RowError>> _errors = [];
    private readonly Dictionary<int, IReadOnlyList<RowError>> _warnings = [];

    /// <summary>The number of the chunk.</summary>
    public int Chunk => claim.Chunk.Number;

    /// <summary>One outcome per row of the chunk.</summary>
    public byte[] Outcomes { get; } = claim.Chunk.Outcomes.AsSpan().ToArray();

    /// <summary>Why rows are refused.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<RowError>> Errors => _errors;

    /// <summary>All that is to be kept about rows: why they are refused, and what is odd about them besides or all the same.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<RowError>> Remarks => _warnings.Count == 0 ? _errors
        : _errors.Keys.Union(_warnings.Keys).ToDictionary(
            index => index, index => (IReadOnlyList<RowError>)[.. _errors.GetValueOrDefault(index, []), .. _warnings.GetValueOrDefault(index, [])]);

    /// <summary>Says what is odd about a row that is not refused for it.</summary>
    public void Warn(int index, IReadOnlyList<RowError> warnings) => _warnings[index] = [.. _warnings.GetValueOrDefault(index, []), .. warnings];

    /// <summary>Whether the rest of an import can rely on a row: it is decided and not refused.</summary>
    public bool IsKept(int index) => (RowOutcome)Outcomes[index] is not (RowOutcome.Pending or RowOutcome.Rejected or RowOutcome.Failed);

    /// <summary>Decides about a row.</summary>
    public void Decide(int index, RowOutcome outcome) => Outcomes[index] = (byte)outcome;

    /// <summary>Refuses a row.</summary>
    public void Refuse(int index, RowOutcome outcome, params IReadOnlyList<RowError> errors)
    {
        Decide(index, outcome);
        _errors[index] = errors;
    }

    /// <summary>Refuses a row for a reason that names a column of the target.</summary>
    /// <param name="index">The row's position.</param>
    /// <param name="outcome">What becomes of it.</param>
    /// <param name="refusal">The reason.</param>
    /// <param name="valueOf">What the row has in a field of the import's definition; null when that is not known.</param>
    public void Refuse(int index, RowOutcome outcome, WriteRefusal refusal, Func<int, string?>? valueOf = null)
    {
        var fields = claim.Import.Options.Definition.Fields;
        var field = -1;
        for (var i = 0; refusal.Column is not null && i < fields.Count && field < 0; i++)
        {
            field = string.Equals(fields[i].Column, refusal.Column, StringComparison.OrdinalIgnoreCase) ? i : -1;
        }

        Refuse(index, outcome, new RowError(RowOf(index), refusal.Code, refusal.Message)
        {
            Column = field < 0 ? refusal.Column : fields[field].Source,
            Value = field < 0 ? null : valueOf?.Invoke(field),
        });
    }

    /// <summary>The number of a row in its import.</summary>
    public long RowOf(int index) => claim.Chunk.Position.FirstRow + index;
}
