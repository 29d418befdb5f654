using System.Runtime.ExceptionServices;

namespace Inhaul.Diagnostics;

/// <summary>
/// Knows the last exception of an asynchronous flow, for code that is told of an end without its reason, as <c>DisposeAsync</c> is. It
/// listens to all exceptions of the process while there is any watch, and to none otherwise.
/// </summary>
internal sealed class ExceptionWatch
{
    private static readonly AsyncLocal<ExceptionWatch?> Current = new();
    private static readonly Lock Gate = new();
    private static int _open;

    private readonly ExceptionWatch? _outer;
    private volatile Exception? _last;
    private bool _isClosed;

    private ExceptionWatch(ExceptionWatch? outer) => _outer = outer;

    /// <summary>How many watches are open in this process.</summary>
    public static int Count => Volatile.Read(ref _open);

    /// <summary>The last exception that was thrown in the flow since the watch began, whether or not somebody handled it.</summary>
    public Exception? Last => _last;

    /// <summary>
    /// Begins to watch the flow of whoever calls. A method that is <c>async</c> has a flow of its own, which ends with it: call this from
    /// one that is not.
    /// </summary>
    public static ExceptionWatch Open()
    {
        var watch = new ExceptionWatch(FirstOpen(Current.Value));
        lock (Gate)
        {
            if (_open++ == 0)
            {
                AppDomain.CurrentDomain.FirstChanceException += Note;
            }
        }

        Current.Value = watch;
        return watch;
    }

    /// <summary>From here on, the flow of the calling <c>async</c> method is not watched: what the engine handles itself is nobody's reason.</summary>
    public static void LeaveOut() => Current.Value = null;

    /// <summary>Ends the watch; doing it again does nothing.</summary>
    public void Close()
    {
        lock (Gate)
        {
            if (!_isClosed && --_open == 0)
            {
                AppDomain.CurrentDomain.FirstChanceException -= Note;
            }

            _isClosed = true;
            _last = null;
        }

        if (Current.Value == this)
        {
            Current.Value = FirstOpen(_outer);
        }
    }

    private static ExceptionWatch? FirstOpen(ExceptionWatch? watch)
    {
        while (watch is { _isClosed: true })
        {
            watch = watch._outer;
        }

        return watch;
    }

    // Runs in the middle of every throw of the process, so that it must neither throw nor take long.
    private static void Note(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        for (var watch = Current.Value; watch is not null; watch = watch._outer)
        {
            if (!watch._isClosed)
            {
                watch._last = thrown.Exception;
            }
        }
    }
}
