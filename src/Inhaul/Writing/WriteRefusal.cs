namespace Inhaul.Writing;

/// <summary>Why the target refused a row.</summary>
/// <param name="Code">One of <see cref="RowErrorCodes"/>.</param>
/// <param name="Column">The target column at fault; null when the database does not say.</param>
/// <param name="Message">What is wrong, for people.</param>
internal sealed record WriteRefusal(string Code, string? Column, string Message);
