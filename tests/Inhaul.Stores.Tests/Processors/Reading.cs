namespace Inhaul.Stores.Tests.Processors;

/// <summary>A row of an import that is measured.</summary>
public sealed record Reading(long Id, int Value);
