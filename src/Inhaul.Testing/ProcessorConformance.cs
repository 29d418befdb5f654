using Inhaul.Testing.Checks;
using Inhaul.Testing.Runs;

namespace Inhaul.Testing;

/// <summary>
/// Checks that a processor keeps what the engine promises: that final tables and outcomes do not depend on the clock, on chance, on
/// the order of rows, on how they are cut into chunks and by how many workers they are taken, on crashes, nor on how often they come.
/// </summary>
public static class ProcessorConformance
{
    /// <summary>
    /// Imports rows with a processor in many ways, each time on a fresh database, and compares what is left with what the first run
    /// left: the contents of all tables but the ledger's, the outcome of every row, and what is observed outside.
    /// </summary>
    /// <typeparam name="TProcessor">The processor.</typeparam>
    /// <param name="text">The CSV: a line of column names, then the rows; some dozens that show all that the processor does are enough.</param>
    /// <param name="options">How it is checked; null for a processor that needs nothing, on SQLite.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What differs; <see cref="ConformanceReport.ThrowIfNotConformant"/> makes a test of it.</returns>
    /// <exception cref="InvalidConfigurationException">The text cannot be imported, the processor cannot be used as it is, or the options are wrong.</exception>
    public static Task<ConformanceReport> CheckAsync<TProcessor>(string text, ConformanceOptions? options = null, CancellationToken cancellationToken = default)
        where TProcessor : Processor
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        options ??= new ConformanceOptions();
        options.Validate();
        return new ConformanceWalk(new CheckedProcessor(typeof(TProcessor).Name, ImportType.FromClass(typeof(TProcessor)), Configure), options).RunAsync(text, cancellationToken);

        void Configure(InhaulBuilder inhaul)
        {
            inhaul.AddProcessor<TProcessor>();
            options.Configure?.Invoke(inhaul);
        }
    }
}
