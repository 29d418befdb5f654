namespace Inhaul.Bench.Processors;

/// <summary>A row of <see cref="CustomerFile"/>.</summary>
internal sealed record CustomerRow(
    string Email, string Name, string City, DateOnly Signup, decimal Balance, long Visits, bool Active, decimal Score, string Code, string Note);
