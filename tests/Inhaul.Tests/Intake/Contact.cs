namespace Inhaul.Tests.Intake;

/// <summary>A row of <see cref="ContactProcessor"/>.</summary>
internal sealed record Contact(string Address);
