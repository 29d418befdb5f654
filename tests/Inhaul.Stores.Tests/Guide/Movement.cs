namespace Inhaul.Stores.Tests.Guide;

public sealed record Movement(long ArticleId, int Amount, string? Comment);
