namespace Inhaul.Review.Flow;

/// <summary>The cells of a state in which buffers are followed: behind those of the variables some for each buffer. What happened to it is told by bits, all together in one cell.</summary>
internal static class BufferCells
{
    /// <summary>How many cells a buffer has.</summary>
    public const int Width = 4;

    /// <summary>Which it is.</summary>
    public const int Which = 0;

    /// <summary>The first row that it holds.</summary>
    public const int FirstRow = 1;

    /// <summary>What happened to it.</summary>
    public const int Marks = 2;

    /// <summary>Where success was told while it held rows.</summary>
    public const int Success = 3;

    /// <summary>Something was raised while it held rows.</summary>
    public const int Error = 1;

    /// <summary>It is kept where others reach it.</summary>
    public const int Stored = 2;

    /// <summary>Code that is not known has it.</summary>
    public const int Handed = 4;

    /// <summary>Whoever has it may have flushed it.</summary>
    public const int MayBeFlushed = 8;
}
