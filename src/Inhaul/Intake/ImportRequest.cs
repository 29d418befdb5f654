using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Schemas;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>What a person asks for: which files, into which table, by which rules.</summary>
internal sealed record ImportRequest
{
    /// <summary>
    /// Large, because every commit rewrites the pages of an index that its rows touch, which for keys in random order is
    /// nearly all of them; small enough that the chunks in work fit into memory many times over.
    /// </summary>
    public const int DefaultChunkRows = 50_000;

    /// <summary>Fewer where code of a processor runs on each row: all that it does stays in one transaction, however slow it is.</summary>
    public const int DefaultChunkRowsOfCode = 20_000;

    /// <summary>Fewer still where rows have attachments, which take longer than the rows: what is done at once is what a death costs.</summary>
    public const int DefaultChunkRowsOfAttachments = 1_000;

    /// <summary>The files.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Which entries of zip files are meant, with * and ?; empty for all.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    public required string Tenant { get; init; }

    /// <summary>Who asks.</summary>
    public required string Actor { get; init; }

    /// <summary>The import type; null takes it from the first file's name.</summary>
    public string? Type { get; init; }

    /// <summary>The target table; null takes the import type.</summary>
    public string? Table { get; init; }

    /// <summary>The key's columns; empty takes the primary key of the table, if there is one.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    public ConflictPolicy Conflict { get; init; } = ConflictPolicy.Update;

    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.Last;

    /// <summary>Which source column feeds which target column, beyond equal names.</summary>
    public IReadOnlyList<ColumnMapping> Mappings { get; init; } = [];

    /// <summary>Other names of the target's columns.</summary>
    public AliasTable Aliases { get; init; } = AliasTable.None;

    /// <summary>The column of the target that takes the columns without a place, as JSON; null leaves them in the ledger alone.</summary>
    public string? UnmappedTo { get; init; }

    public IReadOnlyList<ColumnDecision> Columns { get; init; } = [];

    /// <summary>How the values of columns are cleaned before they are read.</summary>
    public IReadOnlyList<CleaningDecision> Cleaning { get; init; } = [];

    /// <summary>What is asked for about attachments.</summary>
    public AttachmentRequest Attachments { get; init; } = new();

    /// <summary>What a file says about the columns and their values, where nothing else is asked for; null for nothing.</summary>
    public TableSchema? Schema { get; init; }

    /// <summary>The most rows in a chunk.</summary>
    public int ChunkRows { get; init; } = DefaultChunkRows;

    /// <summary>How many refused rows are accepted before the import pauses; null for any number.</summary>
    public ErrorLimit? MaxErrors { get; init; }

    /// <summary>Whether the same input is imported once more after it was imported.</summary>
    public bool Again { get; init; }

    /// <summary>How the files are parsed.</summary>
    public ParseOptions Parse { get; init; } = ParseOptions.None;

    public SourceLimits Limits { get; init; } = new();

    /// <summary>The processor that the rows need, which decides about table, key, policies and columns; null to write them as they are.</summary>
    public ProcessorPlan? Processor { get; init; }

    /// <summary>Whether the rows were written by the engine itself, so that dates and times are in ISO 8601 whatever the processor says.</summary>
    public bool AreRowsTyped { get; init; }

    /// <summary>What is said about the import, for its processor.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The folder that the rows come from; null for none.</summary>
    public NewFolder? Folder { get; init; }

    /// <summary>What the plan of the folder says; null for no folder.</summary>
    public ImportPlan? Plan { get; init; }

    /// <summary>Whether what was written is read back and compared at the end.</summary>
    public bool VerifyWrites { get; init; }

    /// <summary>What the last import of the same folder found out about its fields, where nothing else is asked for; null for nothing.</summary>
    public ImportDefinition? Before { get; init; }

    /// <summary>Says that two submissions are the same; null takes that from the input and from what is asked.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How many rows a chunk has at most that a processor works on, where nobody says it.</summary>
    public static int UsualChunkRows(ProcessorPlan processor) =>
        processor.HasAttachments ? DefaultChunkRowsOfAttachments : processor.Table is null ? DefaultChunkRowsOfCode : DefaultChunkRows;
}
