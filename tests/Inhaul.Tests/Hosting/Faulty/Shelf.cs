namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>A row with a property that no column fills.</summary>
public sealed record Shelf(long Id, List<string> Places);
