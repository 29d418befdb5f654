using System.Diagnostics.CodeAnalysis;

namespace Inhaul.Attachments;

/// <summary>An upload that everybody waits for who needs the same content. It stops when nobody waits any more. One at a time joins or leaves.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It has no timer, and an upload that was left may still look at its token.")]
internal sealed class SharedUpload
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<UploadResult> _work;
    private int _waiting;

    /// <summary>Begins it.</summary>
    /// <param name="uploadAsync">What to do; it is told when nobody waits any more.</param>
    public SharedUpload(Func<CancellationToken, Task<UploadResult>> uploadAsync) => _work = Task.Run(() => uploadAsync(_stop.Token));

    /// <summary>One more waits.</summary>
    public void Join() => _waiting++;

    /// <summary>Waits for its end.</summary>
    /// <param name="cancellationToken">Leaves the others waiting.</param>
    public Task<UploadResult> WaitAsync(CancellationToken cancellationToken) => _work.WaitAsync(cancellationToken);

    /// <summary>One less waits. The last one stops it, if it is not over.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Leave()
    {
        if (--_waiting > 0)
        {
            return false;
        }

        _stop.Cancel();
        return true;
    }
}
