using Inhaul.Stores;

namespace Inhaul;

/// <summary>The log of an import, as code outside the engine writes it. A line is kept when the call returns.</summary>
public sealed class TrackedImportLog
{
    private readonly Func<NewLogEntry, CancellationToken, Task> _write;

    internal TrackedImportLog(Func<NewLogEntry, CancellationToken, Task> write) => _write = write;

    /// <summary>Says that something happened.</summary>
    /// <param name="message">What, for the people who run the import.</param>
    /// <param name="details">What else there is to know; kept as JSON.</param>
    /// <param name="row">The row it is about, from 1; null for the import.</param>
    /// <param name="cancellationToken">Stops before the line is kept.</param>
    public Task InformationAsync(string message, object? details = null, long? row = null, CancellationToken cancellationToken = default) =>
        _write(ImportLog.Entry("information", message, details, row), cancellationToken);

    /// <summary>Says that something looks wrong.</summary>
    /// <inheritdoc cref="InformationAsync"/>
    public Task WarningAsync(string message, object? details = null, long? row = null, CancellationToken cancellationToken = default) =>
        _write(ImportLog.Entry("warning", message, details, row), cancellationToken);

    /// <summary>Says that something went wrong.</summary>
    /// <inheritdoc cref="InformationAsync"/>
    public Task ErrorAsync(string message, object? details = null, long? row = null, CancellationToken cancellationToken = default) =>
        _write(ImportLog.Entry("error", message, details, row), cancellationToken);
}
