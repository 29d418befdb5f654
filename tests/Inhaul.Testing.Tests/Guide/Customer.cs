namespace Inhaul.Testing.Tests.Guide;

public sealed record Customer(string Email, string Name);
