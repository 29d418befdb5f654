using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Processing;

/// <summary>A processor or aggregator with the scope that its dependencies live in.</summary>
/// <typeparam name="TCode">What it is.</typeparam>
/// <param name="Code">The processor or aggregator.</param>
/// <param name="Scope">The scope.</param>
internal sealed record CodeInstance<TCode>(TCode Code, AsyncServiceScope Scope) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Code is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (Code as IDisposable)?.Dispose();
        }

        await Scope.DisposeAsync();
    }
}
