using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Processing;

/// <summary>A processor with the scope that its dependencies live in.</summary>
/// <param name="Processor">The processor.</param>
/// <param name="Scope">The scope.</param>
internal sealed record ProcessorInstance(Processor Processor, AsyncServiceScope Scope) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Processor is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (Processor as IDisposable)?.Dispose();
        }

        await Scope.DisposeAsync();
    }
}
