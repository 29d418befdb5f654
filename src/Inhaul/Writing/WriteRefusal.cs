namespace Inhaul.Writing;

/// <summary>Why the target refused a row.</summary>
/// <param name="Code">One of <see cref="RowErrorCodes"/>.</param>
/// <param name="Column">The target column at fault; null when the database does not say.</param>
/// <param name="Message">What is wrong, for people.</param>
internal sealed record WriteRefusal(string Code, string? Column, string Message)
{
    /// <summary>The target has the row's key, and the policy refuses such rows.</summary>
    public static WriteRefusal AlreadyExists(string column) =>
        new(RowErrorCodes.AlreadyExists, column, "the table already has a row with this key, and such rows are refused");

    /// <summary>A column of the target must not be empty.</summary>
    public static WriteRefusal NotNull(string? column) => new(RowErrorCodes.NotNullViolation, column, $"the table needs a value for {column}");
}
