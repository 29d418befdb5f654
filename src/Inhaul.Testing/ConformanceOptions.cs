namespace Inhaul.Testing;

/// <summary>How a processor is checked.</summary>
public sealed record ConformanceOptions
{
    /// <summary>SQL that is run in each fresh database, such as to create the tables that the processor writes to; null for none.</summary>
    public string? Setup { get; init; }

    /// <summary>
    /// Adds what the processor needs (<c>inhaul.Services.AddSingleton(…)</c>), and an aggregator. It is called for each process that
    /// is played, so what stands for the world outside has to be made before and only added here.
    /// </summary>
    public Action<InhaulBuilder>? Configure { get; init; }

    /// <summary>
    /// Gives the address of an empty database for each run: <c>sqlite:path</c>, or PostgreSQL as a URL or a connection string. It
    /// may be the same each time, if it is emptied again with its ledger: runs come one after the other.
    /// Null takes SQLite files in a folder for temporary files.
    /// </summary>
    public Func<CancellationToken, Task<string>>? Store { get; init; }

    /// <summary>What is said about the import when it is submitted, such as metadata; null for nothing.</summary>
    public ImportSubmission? Submission { get; init; }

    /// <summary>Tables (<c>audit</c>) and columns (<c>orders.placed_at</c>) that are not compared, because they may differ.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];

    /// <summary>
    /// Whether columns are compared whose values the database counts up: identity and <c>serial</c> columns, and <c>AUTOINCREMENT</c>.
    /// By default they are not, since those numbers follow the order in which chunks are written.
    /// </summary>
    public bool CompareGenerated { get; init; }

    /// <summary>
    /// Tells what the world outside of the database looks like after a run, such as the mails that a fake was told to send; it is
    /// written as JSON, and a list is compared like the rows of a table. Needs <see cref="Reset"/>.
    /// </summary>
    public Func<object?>? Observe { get; init; }

    /// <summary>Makes the world outside what it was at the beginning; called before each run, but not when a run goes on after an interruption.</summary>
    public Action? Reset { get; init; }

    /// <summary>Decides the orders in which rows are shuffled: the same number makes the same orders.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many other orders are tried, 1 to 100; the first is the reverse. By default 3.</summary>
    public int Orders { get; init; } = 3;

    /// <summary>
    /// At how many of its occurrences a failpoint interrupts, 1 to 1,000. By default 3: the rows are cut into three chunks then, and
    /// the process dies at each of them at each point.
    /// </summary>
    public int Occurrences { get; init; } = 3;

    /// <summary>How many differences of a check are kept, 1 to 1,000. By default 10.</summary>
    public int MostDifferences { get; init; } = 10;

    /// <summary>The checks that are made. By default all of them.</summary>
    public IReadOnlyList<ConformanceCheck> Checks { get; init; } = Enum.GetValues<ConformanceCheck>();

    internal void Validate()
    {
        List<string> problems =
        [
            .. Outside(nameof(Orders), Orders, 100), .. Outside(nameof(Occurrences), Occurrences, 1_000), .. Outside(nameof(MostDifferences), MostDifferences, 1_000),
        ];
        if (Observe is not null && Reset is null)
        {
            problems.Add("Observe needs Reset: say how the world outside becomes what it was before each run, for example Reset = mails.Clear.");
        }

        if (Checks.Count == 0)
        {
            problems.Add("Checks is empty, so that nothing would be checked.");
        }

        if (problems.Count > 0)
        {
            throw new InvalidConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }

    private static IEnumerable<string> Outside(string name, int value, int most) => value < 1 || value > most ? [$"{name} is {value}; it must be from 1 to {most}."] : [];
}
