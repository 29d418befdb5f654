namespace Inhaul.Stores;

/// <summary>The one transaction of a step in the life of an import.</summary>
internal interface ILifeTransaction : ICodeTransaction
{
    /// <summary>Marks the step as done and makes it all true at once, unless the claim was lost since the transaction was begun.</summary>
    /// <returns>False when the claim is somebody else's by now, or the step is not due any more; nothing was committed.</returns>
    Task<bool> CommitAsync(CancellationToken cancellationToken);
}
