namespace Inhaul.Stores;

/// <summary>
/// A claim was taken back while its chunk was being settled: the import ended or was retried meanwhile. Nothing may be
/// committed. It is a cancellation, since for the worker nothing went wrong: the work is simply not wanted any more.
/// </summary>
/// <param name="claim">The claim.</param>
internal sealed class ClaimLostException(ChunkClaim claim)
    : OperationCanceledException($"The claim on chunk {claim.Chunk.Number} of import {claim.Import.Id} was taken back while the chunk was being settled.");
