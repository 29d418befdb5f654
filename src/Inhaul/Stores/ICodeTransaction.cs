using System.Data.Common;

namespace Inhaul.Stores;

/// <summary>A transaction in which code that is not the engine's takes part. Disposing it without a commit undoes everything.</summary>
internal interface ICodeTransaction : IAsyncDisposable
{
    /// <summary>The connection of the transaction, for code that is not the engine's.</summary>
    DbConnection Connection { get; }

    /// <summary>The transaction; null where the database knows it by its connection alone.</summary>
    DbTransaction? Transaction { get; }

    /// <summary>Writes lines to the import's log.</summary>
    Task LogAsync(IReadOnlyList<NewLogEntry> entries, CancellationToken cancellationToken);
}
