namespace Inhaul.Testing.Runs;

/// <summary>The life of a process that is played within this one. Once it is over, its store takes nothing from it any more.</summary>
/// <param name="point">The failpoint at which it dies.</param>
/// <param name="occurrence">At which of its occurrences, from 1.</param>
internal sealed class PlayedLife(string point, int occurrence)
{
    private int _passed;
    private volatile bool _isOver;

    /// <summary>Whether it is dead.</summary>
    public bool IsOver => _isOver;

    /// <summary>It comes to a failpoint.</summary>
    /// <exception cref="PlayedDeathException">It dies there, or is dead.</exception>
    public void Pass(string name)
    {
        if (name == point && Interlocked.Increment(ref _passed) == occurrence)
        {
            _isOver = true;
        }

        Continue();
    }

    /// <summary>Lets it go on.</summary>
    /// <exception cref="PlayedDeathException">It is dead.</exception>
    public void Continue()
    {
        if (_isOver)
        {
            throw new PlayedDeathException();
        }
    }
}
