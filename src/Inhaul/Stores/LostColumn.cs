namespace Inhaul.Stores;

/// <summary>What is said when a column that names contents is not there any more: guessing that it names none would cost them all.</summary>
internal static class LostColumn
{
    /// <summary>The refusal.</summary>
    public static InvalidConfigurationException Refusal(AttachmentColumn column) => new(
        $"{column.Table}.{column.Column} names attachments in {column.Storage}, and there is no such column any more, so nobody can say which are still needed. "
        + $"Give it its name back, or, when its rows are gone for good, say so with --forget {column.Table}.{column.Column}.");
}
