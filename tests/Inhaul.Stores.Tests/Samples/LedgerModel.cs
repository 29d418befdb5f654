using System.Globalization;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>What must be true of one import, kept in memory, and random steps that are done to it and to the store alike.</summary>
internal sealed class LedgerModel(IImportStore store, StoreUnderTest database, ImportRecord import, Random random)
{
    public static readonly int[] RowsPerChunk = [.. Enumerable.Range(0, 24).Select(i => 1 + (i % 4))];

    private static readonly string[] Workers = ["w1", "w2", "w3"];
    private static readonly RowOutcome[] Ends = [RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Unchanged, RowOutcome.Stale, RowOutcome.Duplicate, RowOutcome.Skipped, RowOutcome.Rejected, RowOutcome.Failed];

    private readonly List<Chunk> _chunks = [];
    private readonly List<ChunkClaim> _claims = [];
    private ImportState _state = ImportState.Active;
    private string? _intakeOwner;
    private bool _isIntakeLive;

    /// <summary>How many late workers were kept out.</summary>
    public int Zombies { get; private set; }

    /// <summary>How many chunks were settled.</summary>
    public int Settled { get; private set; }

    /// <summary>What identifies the import.</summary>
    public ImportKey Key => new(import.Tenant, import.Id);

    /// <summary>Whether somebody should look at the import: to start on a chunk, to take the intake over, or to end it.</summary>
    public bool IsWork => _state == ImportState.Cancelling
        || (_state == ImportState.Active && (!_isIntakeLive || _chunks.Exists(chunk => chunk is { Outcomes: null, IsLive: false })));

    private bool IsLive => _isIntakeLive || _chunks.Exists(chunk => chunk.IsLive);

    /// <summary>Does one random step to the store and to the model.</summary>
    /// <returns>What was done.</returns>
    public async Task<string> StepAsync()
    {
        switch (random.Next(100))
        {
            case < 20:
                await AppendAsync(Pick(Workers));
                return "append";
            case < 50:
                await ClaimAsync(Pick(Workers));
                return "claim";
            case < 75 when _claims.Count > 0:
                await SettleAsync(Pick(_claims));
                return "settle";
            case < 82 when _claims.Count > 0:
                await ReleaseAsync(Pick(_claims), random.Next(2) == 0);
                return "release";
            case < 86 when _claims.Count > 0:
                await RenewAsync(Pick(_claims));
                return "renew";
            case < 91:
                await ExpireAsync();
                return "expire";
            case < 94:
                await DieAsync(Pick(Workers));
                return "die";
            case < 97:
                await MoveAsync(_state == ImportState.Active ? ImportState.Paused : ImportState.Active);
                return "pause or resume";
            case 97 when random.Next(6) == 0:
                await MoveAsync(ImportState.Cancelling);
                return "cancel";
            default:
                await EndAsync();
                return "end";
        }
    }

    /// <summary>Brings the import to its end by its own means, or cancels it, and checks that it says so.</summary>
    public async Task FinishAsync()
    {
        await MoveAsync(random.Next(3) == 0 ? ImportState.Cancelling : ImportState.Active);
        await ExpireAsync();
        if (_state != ImportState.Active)
        {
            Assert.Null(await store.ClaimAsync(import));
            await EndAsync();
            Assert.Equal(ImportState.Cancelled, _state);
            await AssertAgreesAsync("at the end");
            return;
        }

        while (_chunks.Count < RowsPerChunk.Length)
        {
            await AppendAsync(Workers[0]);
        }

        await store.FinishIntakeAsync(import, CancellationToken.None);
        _isIntakeLive = false;
        while (_chunks.Any(chunk => chunk.Outcomes is null))
        {
            await ClaimAsync(Workers[0]);
            await SettleAsync(_claims[^1]);
            await AssertAgreesAsync("at the end");
        }

        var expected = Counts();
        var ended = await store.EndAsync(import);
        Assert.Equal((expected.Refused > 0 ? ImportState.CompletedWithErrors : ImportState.Completed, expected), (ended.State, ended.Counts));
        Assert.Equal(RowsPerChunk.Sum(), ended.Counts.Read);
    }

    /// <summary>Compares all that the store holds with the model, by SQL from the outside.</summary>
    public async Task AssertAgreesAsync(string after)
    {
        var chunks = await database.LinesAsync(
            $"SELECT number, state, attempts, owner, row_count, {string.Join(" + ", Word.All<RowOutcome>())}, length(outcomes), outcomes FROM {database.Ledger("chunk")} WHERE import_id = '{import.Id}' ORDER BY number");
        var expected = _chunks.Select(chunk => string.Create(CultureInfo.InvariantCulture,
            $"{chunk.Number}|{(chunk.Outcomes is null ? "ready" : "settled")}|{chunk.Attempts}|{chunk.Owner ?? "∅"}|{chunk.Rows}|{chunk.Rows}|{chunk.Rows}|{Convert.ToHexStringLower(chunk.Outcomes ?? new byte[chunk.Rows])}"));
        Assert.True(expected.SequenceEqual(chunks, StringComparer.Ordinal), $"After {after} the store says\n{string.Join('\n', chunks)}\nand the model\n{string.Join('\n', expected)}");

        var now = await store.NowAsync(import);
        Assert.True((_state, Counts(), IsLive) == (now.State, now.Counts, now.HasLiveLease), $"After {after} the import is {now.State}, live {now.HasLiveLease}, {now.Counts}, but should be {_state}, live {IsLive}, {Counts()}");
    }

    private async Task AppendAsync(string owner)
    {
        if (_chunks.Count == RowsPerChunk.Length)
        {
            return;
        }

        var (number, firstRow) = (_chunks.Count + 1, 1L + _chunks.Sum(chunk => chunk.Rows));
        var mayAppend = _state == ImportState.Active && (_intakeOwner is null || _intakeOwner == owner || !_isIntakeLive);
        var kept = await store.AppendChunkAsync(import, SampleImport.Chunk(number, firstRow, RowsPerChunk[number - 1]), owner, LedgerSteps.Lease, CancellationToken.None);
        Assert.Equal(mayAppend, kept);
        if (kept)
        {
            _chunks.Add(new Chunk { Number = number, Rows = RowsPerChunk[number - 1] });
            (_intakeOwner, _isIntakeLive) = (owner, true);
        }
    }

    private async Task ClaimAsync(string owner)
    {
        var ready = _state == ImportState.Active ? _chunks.Find(chunk => chunk.Outcomes is null && !chunk.IsLive) : null;
        var claim = await store.ClaimAsync(import, owner);
        Assert.Equal(ready?.Number, claim?.Chunk.Number);
        if (ready is not null)
        {
            ready.Attempts++;
            (ready.Owner, ready.IsLive, ready.Fence) = (owner, true, claim!.Fence);
            Assert.Equal(ready.Attempts, claim.Chunk.Attempts);
            _claims.Add(claim);
        }
    }

    private async Task SettleAsync(ChunkClaim claim)
    {
        var chunk = _chunks[claim.Chunk.Number - 1];
        var outcomes = SampleImport.Outcomes([.. Enumerable.Range(0, chunk.Rows).Select(_ => Pick(Ends))]);
        Assert.Equal(chunk.IsOf(claim), await store.SettleAsync(claim, outcomes));
        if (chunk.IsOf(claim))
        {
            (chunk.Outcomes, chunk.Owner, chunk.IsLive) = (outcomes, null, false);
            Settled++;
        }
        else
        {
            Zombies++;
        }
    }

    private async Task ReleaseAsync(ChunkClaim claim, bool keepAttempt)
    {
        var chunk = _chunks[claim.Chunk.Number - 1];
        await store.Work.ReleaseAsync(claim, keepAttempt, CancellationToken.None);
        if (chunk.IsOf(claim))
        {
            (chunk.Owner, chunk.IsLive) = (null, false);
            chunk.Attempts -= keepAttempt ? 0 : 1;
        }
    }

    private async Task RenewAsync(ChunkClaim claim)
    {
        var chunk = _chunks[claim.Chunk.Number - 1];
        Assert.Equal(chunk.IsOf(claim), await store.Work.RenewAsync(claim, LedgerSteps.Lease, CancellationToken.None));
        chunk.IsLive |= chunk.IsOf(claim);
    }

    private async Task ExpireAsync()
    {
        await database.ExpireLeasesAsync(import.Id);
        _chunks.ForEach(chunk => chunk.IsLive = false);
        _isIntakeLive = false;
    }

    private async Task DieAsync(string worker)
    {
        await store.Work.ReleaseDeadAsync(import, owner => owner == worker, CancellationToken.None);
        foreach (var chunk in _chunks.Where(chunk => chunk.Owner == worker))
        {
            (chunk.Owner, chunk.IsLive) = (null, false);
        }

        if (_intakeOwner == worker)
        {
            (_intakeOwner, _isIntakeLive) = (null, false);
        }
    }

    private async Task EndAsync()
    {
        if (_state == ImportState.Cancelling && !IsLive)
        {
            // Whoever still believes to have a claim has none any more.
            _state = ImportState.Cancelled;
            _chunks.ForEach(chunk => chunk.Owner = null);
            _intakeOwner = null;
        }

        Assert.Equal(_state, (await store.EndAsync(import)).State);
    }

    private async Task MoveAsync(ImportState to)
    {
        var isAllowed = ImportTransitions.IsAllowed(_state, to);
        Assert.Equal(isAllowed, await store.MoveAsync(import, to) is not null);
        _state = isAllowed ? to : _state;
    }

    private RowCounts Counts() => _chunks.Aggregate(RowCounts.None, (counts, chunk) => counts + RowCounts.Of(chunk.Outcomes ?? new byte[chunk.Rows]));

    private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private sealed class Chunk
    {
        public required int Number { get; init; }

        public required int Rows { get; init; }

        public int Attempts { get; set; }

        public string? Owner { get; set; }

        public long Fence { get; set; }

        public bool IsLive { get; set; }

        public byte[]? Outcomes { get; set; }

        public bool IsOf(ChunkClaim claim) => Outcomes is null && Owner == claim.Owner && Fence == claim.Fence;
    }
}
