namespace Inhaul.Mapping.Suggesting;

/// <summary>How sure a match is, from 0 to 1.</summary>
internal static class Confidence
{
    /// <summary>A person decided, or the name is the very same.</summary>
    public const double Certain = 1;

    /// <summary>The name is the same but for case, spaces and signs.</summary>
    public const double SameName = 0.98;

    /// <summary>A name that somebody declared as another one of the field.</summary>
    public const double Declared = 0.95;

    /// <summary>The same words in another spelling, or a name that is generally used for the same.</summary>
    public const double SameWords = 0.92;

    /// <summary>An import takes matches from here on by itself.</summary>
    public const double High = 0.9;

    /// <summary>Nearly the same words.</summary>
    public const double NearWords = 0.88;

    /// <summary>The same words in another order.</summary>
    public const double OtherOrder = 0.85;

    /// <summary>The same words, of which only one name says the unit.</summary>
    public const double UnitUnknown = 0.8;

    /// <summary>Likely from here on.</summary>
    public const double Medium = 0.7;

    /// <summary>One name has all the words of the other, at least two, and more.</summary>
    public const double MoreWords = 0.6;

    /// <summary>Possible from here on.</summary>
    public const double Low = 0.5;

    /// <summary>Below it nothing is suggested.</summary>
    public const double Least = 0.3;

    /// <summary>The level of a confidence that is not below <see cref="Least"/>.</summary>
    public static ConfidenceLevel LevelOf(double confidence) =>
        confidence >= High ? ConfidenceLevel.High
        : confidence >= Medium ? ConfidenceLevel.Medium
        : confidence >= Low ? ConfidenceLevel.Low
        : ConfidenceLevel.Weak;
}
