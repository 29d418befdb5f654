namespace BadImports;

/// <summary>A row.</summary>
public sealed record Order(string Id, string Customer, string Amount, DateTime At);
