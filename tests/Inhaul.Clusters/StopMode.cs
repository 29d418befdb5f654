namespace Inhaul.Clusters;

/// <summary>How an administrator stops a server.</summary>
public enum StopMode
{
    /// <summary>Sessions are ended and told so, and everything is written down.</summary>
    Fast,

    /// <summary>Sessions are ended at once and nothing is written down; the next start recovers, as after a crash.</summary>
    Immediate,
}
