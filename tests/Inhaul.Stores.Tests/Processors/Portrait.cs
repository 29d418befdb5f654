namespace Inhaul.Stores.Tests.Processors;

/// <summary>A row that names a file.</summary>
public sealed record Portrait(long Id, string? Photo);
