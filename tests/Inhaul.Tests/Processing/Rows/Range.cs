namespace Inhaul.Tests.Processing.Rows;

/// <summary>A row with demands of its own.</summary>
public sealed record Range
{
    public Range(int from, int to)
    {
        if (from > to)
        {
            throw new ArgumentException($"{from} is after {to}");
        }

        (From, To) = (from, to);
    }

    public int From { get; }

    public int To { get; }
}
