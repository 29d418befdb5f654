namespace Inhaul.Fetching;

/// <summary>A file somewhere else.</summary>
internal interface IRemoteFile
{
    /// <summary>Where it is, for people and the ledger: without secrets.</summary>
    string Shown { get; }

    /// <summary>Opens it.</summary>
    /// <param name="from">The byte from which it is wanted.</param>
    /// <param name="version">The version whose bytes up to there are here; null for none, and then <paramref name="from"/> is 0.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The file from that byte on; or from its start, when it is another version by now or its place gives no parts.</returns>
    /// <exception cref="RemoteTroubleException">It went wrong and may go well the next time.</exception>
    /// <exception cref="InvalidConfigurationException">It will not go well the next time either.</exception>
    Task<RemotePart> OpenAsync(long from, string? version, CancellationToken cancellationToken);
}
