namespace Inhaul.Stores.Tests.Guide;

/// <summary>What the job of the guide works with.</summary>
public interface IPriceService
{
    /// <summary>The prices of a day.</summary>
    IAsyncEnumerable<Price> ReadAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>Keeps a price.</summary>
    Task KeepAsync(Price price, CancellationToken cancellationToken);
}
