namespace Inhaul.Parsing;

/// <summary>Why a record cannot be read: its fields would be doubtful.</summary>
/// <param name="Code">The stable word for it, one of <see cref="RowErrorCodes"/>.</param>
/// <param name="Message">What is wrong and what would be right, for people.</param>
internal sealed record RecordFault(string Code, string Message);
