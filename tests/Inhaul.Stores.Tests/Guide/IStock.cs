namespace Inhaul.Stores.Tests.Guide;

/// <summary>What the short job of the guide works with.</summary>
public interface IStock
{
    /// <summary>Brings the stock up to date.</summary>
    /// <returns>How many articles changed.</returns>
    Task<long> RefreshAsync(CancellationToken cancellationToken);
}
