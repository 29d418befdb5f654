namespace Inhaul.Stores.Tests.Processors;

/// <summary>Holds rows back until it is opened, and tells when the first has come.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a row has come.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets all rows through.</summary>
    public Gate Open()
    {
        _opened.TrySetResult();
        return this;
    }

    /// <summary>Goes through, as soon as it is open.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        await _opened.Task.WaitAsync(cancellationToken);
    }
}
