namespace Inhaul;

/// <summary>A storage of attachments could not do what it was asked.</summary>
/// <param name="message">What is wrong, for people.</param>
/// <param name="isTransient">Whether another try may go better: a connection dropped, a server is busy. What is forbidden or not there stays so.</param>
/// <param name="retryAfter">How long the place asks to be left alone; null when it does not say.</param>
/// <param name="innerException">What the place said; null for nothing.</param>
public sealed class AttachmentStorageException(string message, bool isTransient, TimeSpan? retryAfter = null, Exception? innerException = null)
    : IOException(message, innerException)
{
    /// <summary>Whether another try may go better.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>Whether the trouble as such may pass, although it lasted for so many tries that it was given up.</summary>
    internal bool MayPass => IsTransient || InnerException is AttachmentStorageException { IsTransient: true };

    /// <summary>How long the place asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
