namespace Inhaul.Stores.Tests.Guide;

public sealed record Price(string Article, decimal Amount);
