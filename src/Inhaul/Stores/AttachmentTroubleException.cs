namespace Inhaul.Stores;

/// <summary>Attachments cannot be read or stored at all, whichever row they belong to: the place is at fault and not the row.</summary>
/// <param name="message">What is wrong, for people.</param>
/// <param name="mayPass">Whether it is waited for; otherwise somebody has to do something about it.</param>
/// <param name="innerException">What was thrown; null for nothing.</param>
internal sealed class AttachmentTroubleException(string message, bool mayPass, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether it is waited for.</summary>
    public bool MayPass { get; } = mayPass;
}
