using System.Collections.Concurrent;

namespace Inhaul.Postgres;

/// <summary>Remembers what the last chunk of each import was like for each table, since the next one will be like it.</summary>
internal sealed class PostgresForesight
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<(Guid Import, string Table), PostgresExpectation> _imports = new();

    /// <summary>What to expect of the next chunk of an import.</summary>
    public PostgresExpectation Of(Guid import, string table) => _imports.GetValueOrDefault((import, table));

    /// <summary>Keeps what a chunk of an import was like.</summary>
    public void Learn(Guid import, string table, PostgresExpectation expectation)
    {
        // What is forgotten is found out again with the next chunk.
        if (_imports.Count >= Most)
        {
            _imports.Clear();
        }

        _imports[(import, table)] = expectation;
    }
}
