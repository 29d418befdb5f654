namespace Inhaul.Testing.Tests;

/// <summary>One empty database of PostgreSQL after the other.</summary>
internal sealed class FreshDatabases : IDisposable
{
    private readonly List<FreshDatabase> _made = [];

    /// <summary>The address of the next.</summary>
    public async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _made.Add(await FreshDatabase.CreateAsync());
        return _made[^1].Address;
    }

    public void Dispose() => _made.ForEach(database => database.Dispose());
}
