using System.Data.Common;
using Inhaul.Stores;

namespace Inhaul.Testing.Databases;

/// <summary>A database that imports are tested on, seen from outside of the engine.</summary>
internal interface ITestDatabase
{
    /// <summary>A query of the columns of all tables but the ledger's: table, table in SQL, column, column as text in SQL, whether it is of the primary key, whether the database makes its values up.</summary>
    string Columns { get; }

    /// <summary>Opens the store that is in it; its tables are not brought up to date yet.</summary>
    Task<IImportStore> OpenStoreAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection of its own, which is over when it is disposed.</summary>
    Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);
}
