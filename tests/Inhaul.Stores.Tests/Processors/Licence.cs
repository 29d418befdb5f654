namespace Inhaul.Stores.Tests.Processors;

/// <summary>A licence of a pharmacy, and the file that it was found in.</summary>
public sealed record Licence(string Tag, string File, string Name, string? Number, string? Status, string? Attachment);
