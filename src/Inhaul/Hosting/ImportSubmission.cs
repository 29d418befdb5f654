using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Sources;

namespace Inhaul;

/// <summary>What is said about an import when it is submitted.</summary>
public sealed record ImportSubmission
{
    /// <summary>The owner.</summary>
    public string Tenant { get; init; } = Inhaul.Tenant.Default;

    /// <summary>Who submits it, for the history; null for the user of the process.</summary>
    public string? Actor { get; init; }

    /// <summary>
    /// Says that two submissions are the same: a second one with this key gives the import of the first, whatever it holds. Null
    /// takes that from the input: the same rows of the same type are the same import.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether the same input is imported once more after it was imported.</summary>
    public bool Again { get; init; }

    /// <summary>How many refused rows are accepted before the import pauses: a number such as <c>20</c>, or a share such as <c>1%</c>. Null for any.</summary>
    public string? MaxErrors { get; init; }

    /// <summary>The path of the array in a JSON document whose elements are the records, such as <c>response.items</c>; null looks for it in the usual places.</summary>
    public string? Records { get; init; }

    /// <summary>The sheet of a workbook, by its name or its number from 1; null for the first visible one with values.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row of a sheet with the names of the columns, from 1; null to find it.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The widths of columns at fixed places, in characters: <c>10,20</c>, or <c>name:10,city:20</c>. Null for text with separators, or to find them.</summary>
    public string? Widths { get; init; }

    /// <summary>Whether the first line is a row and no header; only with <see cref="Widths"/>.</summary>
    public bool NoHeader { get; init; }

    /// <summary>
    /// The folder from which the paths of attachments start, and which they do not leave. Null is the folder of the file; what is submitted
    /// otherwise needs to name one.
    /// </summary>
    public string? AttachmentRoot { get; init; }

    /// <summary>
    /// Whether what was written is read back and compared at the end, the attachments that rows name included: the phase <c>verify</c> of the import, see
    /// <see cref="ImportClient.PhasesAsync"/>.
    /// </summary>
    public bool VerifyWrites { get; init; }

    /// <summary>
    /// Told the phases of the import several times a second while this process works on it, and once at the end; null for nobody. What is done together with a chunk is
    /// told before it is committed; the last report is what the store says.
    /// </summary>
    public IProgress<IReadOnlyList<PhaseStatus>>? Progress { get; init; }

    /// <summary>
    /// A file that gets a line for each row with what became of it, as soon as that is committed, while this process works on the import; null for none. It is
    /// appended to, and no row is told twice in it.
    /// </summary>
    public string? DebugLog { get; init; }

    /// <summary>What processors get to know about the import.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal ImportRequest Request(string path, ProcessorPlan processor, bool areRowsTyped, bool isSpooled, InhaulSetup setup, string user) => new()
    {
        Inputs = [InputFile.At(path)],
        Tenant = Inhaul.Tenant.Parse(Tenant),
        Actor = Actor ?? user,
        Processor = processor,
        AreRowsTyped = areRowsTyped,
        ChunkRows = setup.Options.ChunkRows ?? ImportRequest.UsualChunkRows(processor),
        Attachments = new AttachmentRequest { Storage = setup.Attachments?.Location, Root = AttachmentRoot, HasFolder = !isSpooled },
        MaxErrors = MaxErrors is null ? null : ErrorLimit.Parse(MaxErrors),
        Again = Again,
        VerifyWrites = VerifyWrites,
        Parse = new ParseOptions
        {
            Records = Records,
            Sheet = Sheet,
            HeaderRow = HeaderRow is not < 1 ? HeaderRow : throw new InvalidConfigurationException("HeaderRow counts rows from 1."),
            Widths = Widths,
            NoHeader = NoHeader,
        },
        IdempotencyKey = IdempotencyKey,
        Metadata = Metadata,
    };
}
