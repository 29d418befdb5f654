namespace Inhaul.Postgres;

/// <summary>What a turn does as a whole or not at all.</summary>
internal interface IPostgresTransaction
{
    /// <summary>Keeps what was done.</summary>
    Task CommitAsync();

    /// <summary>Undoes what was done.</summary>
    Task RollbackAsync();
}
