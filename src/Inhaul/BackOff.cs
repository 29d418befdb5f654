namespace Inhaul;

/// <summary>Exponential waits with full jitter between tries while the infrastructure is away.</summary>
/// <param name="longest">The longest wait.</param>
/// <param name="shortest">The bound of the first wait; null for one that suits a database.</param>
internal sealed class BackOff(TimeSpan longest, TimeSpan? shortest = null)
{
    private readonly TimeSpan _shortest = shortest ?? TimeSpan.FromMilliseconds(50);

    private int _failures;

    /// <summary>The next wait: a random share of a bound that doubles with every failure.</summary>
    public TimeSpan Next()
    {
        var bound = Math.Min(longest.TotalMilliseconds, _shortest.TotalMilliseconds * Math.Pow(2, Math.Min(_failures++, 30)));
        return TimeSpan.FromMilliseconds(bound * Random.Shared.NextDouble());
    }

    /// <summary>A try went well.</summary>
    public void Reset() => _failures = 0;
}
