using Inhaul.Profiling.Columns;
using Inhaul.Profiling.Sensitive;

namespace Inhaul.Profiling;

/// <summary>What is in a column. Where it holds sensitive data, all values in here are masked already, unless a person asked for them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inferred">Its type with the evidence.</param>
internal sealed record ColumnProfile(string Name, InferredType Inferred)
{
    /// <summary>How many values of each shape it has.</summary>
    public required ColumnEvidence Evidence { get; init; }

    /// <summary>How many rows have a value.</summary>
    public long Filled => Evidence.Filled;

    /// <summary>That as a share from 0 to 1.</summary>
    public double FillRate => Evidence.Rows == 0 ? 0 : (double)Evidence.Filled / Evidence.Rows;

    /// <summary>How many different values there are.</summary>
    public required long Distinct { get; init; }

    /// <summary>Whether that is exact; else it is an estimate, mostly within 2 %.</summary>
    public required bool IsDistinctExact { get; init; }

    /// <summary>Whether it identifies rows.</summary>
    public required Uniqueness Uniqueness { get; init; }

    /// <summary>A few values, the first ones that differ.</summary>
    public required IReadOnlyList<string> Samples { get; init; }

    /// <summary>The length of the longest value, in bytes of UTF-8.</summary>
    public int LongestBytes => Evidence.LongestBytes;

    /// <summary>The least value, the earliest, or the first in the order of bytes, as its type has it; null when there is none.</summary>
    public string? Min { get; init; }

    /// <summary>The greatest value, the latest, or the last.</summary>
    public string? Max { get; init; }

    /// <summary>The average of its numbers; null when they are none, or masked.</summary>
    public double? Average { get; init; }

    /// <summary>Its values as text: lengths, and what is odd about them. Its least and greatest value are not masked; those of the profile are.</summary>
    public required TextMeasure Text { get; init; }

    /// <summary>The most frequent of the values that occur more than once.</summary>
    public required IReadOnlyList<HistogramBar> Frequent { get; init; }

    /// <summary>Whether those counts are exact; else they are what the values occur at least.</summary>
    public required bool IsFrequentExact { get; init; }

    /// <summary>How numbers and dates are spread; empty for others, and where it is masked.</summary>
    public IReadOnlyList<HistogramBar> Histogram { get; init; } = [];

    /// <summary>Different values that do not fit the type, with their lines.</summary>
    public IReadOnlyList<ColumnEvidence.Example> Misfits { get; init; } = [];

    /// <summary>Whether cells hold several values each; null when not.</summary>
    public SeveralFinding? Several { get; init; }

    /// <summary>The sensitive data in it, the surest first.</summary>
    public IReadOnlyList<SensitiveFinding> Sensitive { get; init; } = [];

    /// <summary>Whether its values are masked.</summary>
    public bool IsMasked { get; init; }

    /// <summary>What a person should know or decide.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
