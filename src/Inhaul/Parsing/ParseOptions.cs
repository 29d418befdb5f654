namespace Inhaul.Parsing;

/// <summary>What a person decided about how sources are parsed; what is not said is found out from the content. Its text is part of what makes two submissions the same.</summary>
internal sealed record ParseOptions
{
    /// <summary>Nothing is said.</summary>
    public static ParseOptions None { get; } = new();
}
