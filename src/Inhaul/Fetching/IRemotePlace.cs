namespace Inhaul.Fetching;

/// <summary>A kind of place that files are fetched from.</summary>
internal interface IRemotePlace
{
    /// <summary>How a location in such a place is written, for people.</summary>
    string Form { get; }

    /// <summary>Whether a location is in such a place.</summary>
    bool Holds(string location);

    /// <summary>The files that a location names, in order.</summary>
    /// <exception cref="InvalidConfigurationException">The location is not well formed, or nothing is there.</exception>
    /// <exception cref="IOException">The place cannot be reached.</exception>
    Task<IReadOnlyList<IRemoteFile>> FindAsync(string location, CancellationToken cancellationToken);
}
