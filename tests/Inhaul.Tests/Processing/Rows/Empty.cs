namespace Inhaul.Tests.Processing.Rows;

/// <summary>A row of nothing.</summary>
public sealed record Empty;
