using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Stores;

/// <summary>All that is needed to go on with an import after a restart; kept with it as JSON.</summary>
/// <param name="Definition">What the rows become.</param>
/// <param name="Sources">Where the rows come from.</param>
/// <param name="ChunkRows">The most rows in a chunk.</param>
/// <param name="MaxErrors">How many refused rows are accepted before the import pauses; null for any number.</param>
/// <param name="Limits">What the input may measure.</param>
internal sealed record ImportOptions(
    ImportDefinition Definition,
    IReadOnlyList<ImportSource> Sources,
    int ChunkRows,
    long? MaxErrors,
    SourceLimits Limits)
{
    /// <summary>The class of the processor that the rows need; null when they are written as they are.</summary>
    public string? Processor { get; init; }

    /// <summary>Whether chunks are processed one after the other, in the order of the input.</summary>
    public bool Sequential { get; init; }

    /// <summary>What was said about the import when it was submitted; null for nothing.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>How the sources are parsed. Older ledgers do not say.</summary>
    public ParseOptions Parse { get; init => field = value ?? ParseOptions.None; } = ParseOptions.None;

    /// <summary>The schema file that the import was asked for with, without white space; null for none.</summary>
    public string? Schema { get; init; }

    /// <summary>Where the attachments of its rows come from and go to; null when they have none.</summary>
    public AttachmentPlace? Attachments { get; init; }

    /// <summary>What was found out before anything was written; null in older ledgers.</summary>
    public ImportPlan? Plan { get; init; }

    /// <summary>Whether what was written is read back and compared at the end.</summary>
    public bool VerifyWrites { get; init; }

    /// <summary>What a tracked import reads, in the words of the code that does it; null when it does not say.</summary>
    public string? TrackedSource { get; init; }

    /// <summary>The column of the source with the record file of a row; null when the source is no folder.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? FileColumn => Plan?.FileColumn;

    /// <summary>The options of a tracked import: of its rows the engine knows nothing.</summary>
    public static ImportOptions OfTracked(string? source, IReadOnlyDictionary<string, string>? metadata) =>
        new(new ImportDefinition("", [], [], ConflictPolicy.Update, DuplicatePolicy.Last), [], ChunkRows: 1, MaxErrors: null, new SourceLimits())
        {
            TrackedSource = source,
            Metadata = metadata,
        };
}
