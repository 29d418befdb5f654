namespace Customers;

/// <summary>A row: its properties are the columns.</summary>
internal sealed record Customer(string Email, string Name);
