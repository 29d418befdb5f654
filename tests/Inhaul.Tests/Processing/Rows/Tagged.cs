namespace Inhaul.Tests.Processing.Rows;

/// <summary>A row that takes columns by their names.</summary>
public sealed record Tagged(string Id, IReadOnlyDictionary<string, string> CustomAttributes);
