namespace Inhaul.Profiling.Columns;

/// <summary>How many values of a column are kept to be exact, so that all columns together stay within bounds.</summary>
/// <param name="Distinct">Up to how many different values are counted exactly.</param>
/// <param name="Frequent">How many values are counted by themselves.</param>
internal sealed record ColumnMemory(int Distinct, int Frequent)
{
    private const int Some = 32;
    private const int Many = 100;

    /// <summary>What each column may take in a file with so many.</summary>
    public static ColumnMemory For(int columns) => columns switch
    {
        <= Some => new(4096, 4096),
        <= Many => new(4096, 1024),
        _ => new(512, 128),
    };
}
