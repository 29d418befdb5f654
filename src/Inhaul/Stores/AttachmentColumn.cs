namespace Inhaul.Stores;

/// <summary>A column whose values name contents of a storage.</summary>
/// <param name="Tenant">Whose rows they are.</param>
/// <param name="Storage">The storage.</param>
/// <param name="Table">The table, as it is spelled.</param>
/// <param name="Column">The column, as it is spelled.</param>
internal sealed record AttachmentColumn(string Tenant, string Storage, string Table, string Column);
