namespace Inhaul.Testing.Tests.Processors;

/// <summary>An order with something that is made up.</summary>
public sealed record Stamped(long Id, string Stamp);
