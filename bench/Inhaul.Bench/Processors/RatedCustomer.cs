namespace Inhaul.Bench.Processors;

/// <summary>What <see cref="CustomerRatingProcessor"/> makes of a row.</summary>
internal sealed record RatedCustomer(
    string Email, string Name, string City, DateOnly Signup, decimal Balance, long Visits, bool Active, decimal Score, string Rating, string Note);
