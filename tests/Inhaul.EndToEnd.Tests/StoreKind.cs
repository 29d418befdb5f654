namespace Inhaul.EndToEnd.Tests;

/// <summary>The database that a test's store is in.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}
