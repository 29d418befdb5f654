namespace Inhaul.Stores;

/// <summary>What identifies an import.</summary>
/// <param name="Tenant">Its owner.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct ImportKey(string Tenant, Guid Id);
