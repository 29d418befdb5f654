namespace Inhaul.Tests.Processing.Rows;

/// <summary>A row with two properties that would take columns by their names.</summary>
public sealed record TwiceTagged(string Id, IReadOnlyDictionary<string, string> CustomAttributes, IReadOnlyDictionary<string, string> More);
