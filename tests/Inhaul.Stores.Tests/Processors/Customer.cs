namespace Inhaul.Stores.Tests.Processors;

/// <summary>A customer, as the README has it.</summary>
public sealed record Customer(string Email, string Name, DateOnly? SignupDate, decimal Balance);
