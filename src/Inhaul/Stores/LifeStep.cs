namespace Inhaul.Stores;

/// <summary>What is done once for an import as a whole, besides its rows.</summary>
internal enum LifeStep
{
    /// <summary>Before its first row: the import is validated and its start hook runs.</summary>
    Start,

    /// <summary>When all its rows are decided: one subject that processors marked is aggregated.</summary>
    Aggregate,

    /// <summary>When all its rows are decided and all subjects aggregated: its completion hook runs. Once more after each retry.</summary>
    Complete,
}
