namespace Inhaul.Review.Rules;

/// <summary>A call that begins or completes tracking, as the rules see it.</summary>
internal interface ITrackingCall
{
    /// <summary>False when more may be given than is shown.</summary>
    bool IsWhole { get; }

    /// <summary>True when something is given for a role.</summary>
    bool Gives(CallRole role);

    /// <summary>True when what is given is written as nothing: None, or an empty text.</summary>
    bool GivesNothing(CallRole role);

    /// <summary>What is given, when it is a text in the code.</summary>
    string? Literal(CallRole role);

    /// <summary>What is given, as it is written.</summary>
    string Source(CallRole role);

    /// <summary>The keys that the given stats may have; null when they are not known.</summary>
    IReadOnlyCollection<string>? StatsKeys { get; }
}
