namespace Inhaul.Fetching;

/// <summary>Fetching went wrong in a way that may pass: a connection dropped, a server is busy.</summary>
internal sealed class RemoteTroubleException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>How long the server asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
