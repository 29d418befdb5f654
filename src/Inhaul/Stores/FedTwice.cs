namespace Inhaul.Stores;

/// <summary>The refusal of a decision by which two columns of a header would feed one field.</summary>
internal static class FedTwice
{
    /// <summary>The refusal.</summary>
    /// <param name="column">The column that was to feed the field.</param>
    /// <param name="other">The column that does.</param>
    /// <param name="field">The field.</param>
    public static InvalidConfigurationException Refusal(string column, string other, string field) =>
        new($"'{column}' cannot feed {field}, since '{other}' was approved for it. Reject that first with --reject \"{other}={field}\".");
}
