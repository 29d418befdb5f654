namespace Inhaul.EndToEnd.Tests.Readme;

public sealed record Customer(string Email, string Name, DateOnly? SignupDate, decimal Balance);
