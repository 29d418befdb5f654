namespace Inhaul.Stores.Tests.Processors;

/// <summary>A member of a club with the parts of a fee.</summary>
public sealed record Member(int Id, string Email, string? Country, string? Nickname, decimal? Net, decimal? Tax, decimal? Total);
