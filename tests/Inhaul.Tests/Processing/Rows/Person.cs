namespace Inhaul.Tests.Processing.Rows;

/// <summary>A record: what its constructor does not default and cannot be null is required.</summary>
public sealed record Person(string Name, int Age, string? Note, DateOnly? BornOn, Mood Mood = Mood.Fine, string Country = "DE");
