using System.Text.Json;
using Inhaul.Stores;

namespace Inhaul;

/// <summary>The log of an import, as a processor writes it: each line is tied to the row it is about.</summary>
public sealed class ImportLog
{
    private readonly List<NewLogEntry> _entries = [];
    private readonly Func<long> _row;

    internal ImportLog(Func<long> row) => _row = row;

    internal IReadOnlyList<NewLogEntry> Entries => _entries;

    /// <summary>Says that something happened.</summary>
    /// <param name="message">What, for the people who run the import.</param>
    /// <param name="details">What else there is to know; kept as JSON.</param>
    public void Information(string message, object? details = null) => Add("information", message, details);

    /// <summary>Says that something looks wrong.</summary>
    /// <param name="message">What, for the people who run the import.</param>
    /// <param name="details">What else there is to know; kept as JSON.</param>
    public void Warning(string message, object? details = null) => Add("warning", message, details);

    /// <summary>Says that something went wrong.</summary>
    /// <param name="message">What, for the people who run the import.</param>
    /// <param name="details">What else there is to know; kept as JSON.</param>
    public void Error(string message, object? details = null) => Add("error", message, details);

    internal static NewLogEntry Entry(string level, string message, object? details, long? row)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        return new NewLogEntry(level, message, details is null ? null : details as string ?? JsonSerializer.Serialize(details)) { Row = row };
    }

    internal void Threw(Exception exception) => _entries.Add(new NewLogEntry("error", ErrorText.Of(exception), exception.ToString()) { Row = _row() });

    private void Add(string level, string message, object? details)
    {
        var row = _row();
        _entries.Add(Entry(level, message, details, row > 0 ? row : null));
    }
}
