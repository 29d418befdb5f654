namespace Inhaul.Stores.Tests.Processors;

/// <summary>A row for <see cref="LetterProcessor"/>.</summary>
public sealed record Letter(long Id, string Text);
