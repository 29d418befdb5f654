namespace Inhaul.Stores.Tests.Guide;

public sealed record StockMovement(string Article, int Amount, string? Comment);
