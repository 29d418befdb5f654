namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>A row with nothing wrong.</summary>
public sealed record Order(long Id, decimal Amount);
