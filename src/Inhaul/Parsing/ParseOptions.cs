namespace Inhaul.Parsing;

/// <summary>What a person decided about how sources are parsed; what is not said is found out from the content. Its text is part of what makes two submissions the same.</summary>
internal sealed record ParseOptions
{
    /// <summary>Nothing is said.</summary>
    public static ParseOptions None { get; } = new();

    /// <summary>The path of the array in a JSON document whose elements are the records, such as <c>response.items</c>; null looks for it in the usual places.</summary>
    public string? Records { get; init; }
}
