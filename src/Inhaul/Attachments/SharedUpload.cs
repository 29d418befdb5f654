using System.Diagnostics.CodeAnalysis;

namespace Inhaul.Attachments;

/// <summary>An upload that everybody waits for who needs the same content. It stops when nobody waits any more. One at a time joins or leaves.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It has no timer, and an upload that was left may still look at its token.")]
internal sealed class SharedUpload
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<UploadResult> _work;
    private int _waiting;
    private int _isTold;

    /// <summary>Begins it.</summary>
    /// <param name="uploadAsync">What to do; it is told when nobody waits any more.</param>
    public SharedUpload(Func<CancellationToken, Task<UploadResult>> uploadAsync) => _work = Task.Run(() => uploadAsync(_stop.Token));

    /// <summary>One more waits.</summary>
    public void Join() => _waiting++;

    /// <summary>Waits for its end. One of those who wait is told what it took; for the others the content is just there, so that nothing is counted twice.</summary>
    /// <param name="cancellationToken">Leaves the others waiting.</param>
    public async Task<UploadResult> WaitAsync(CancellationToken cancellationToken)
    {
        var result = await _work.WaitAsync(cancellationToken);
        return Interlocked.Exchange(ref _isTold, 1) == 0 ? result : new UploadResult(IsWritten: false, Failures: 0);
    }

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
