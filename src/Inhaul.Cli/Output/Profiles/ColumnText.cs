using System.Globalization;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>What is told of a column, in a few words each.</summary>
internal static class ColumnText
{
    /// <summary>Its type, with the format of its dates.</summary>
    public static string Type(InferredType inferred) => inferred.Format is null ? Word.Of(inferred.Type) : $"{Word.Of(inferred.Type)} {inferred.Format}";

    /// <summary>How many different values it has; an estimate is said to be one.</summary>
    public static string Distinct(ColumnProfile column) => (column.IsDistinctExact ? "" : "≈ ") + column.Distinct.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Its least and its greatest value.</summary>
    public static string Range(ColumnProfile column) => column.Min is null ? "" : column.Min == column.Max ? column.Min : $"{column.Min} … {column.Max}";

    /// <summary>How long its values are.</summary>
    public static string Length(ColumnProfile column) => column.Text.Longest == 0 ? ""
        : column.Text.Shortest == column.Text.Longest ? Number(column.Text.Longest)
        : string.Create(CultureInfo.InvariantCulture, $"{column.Text.Shortest:N0} … {column.Text.Longest:N0}, ø {column.Text.AverageLength:0.#}");

    /// <summary>How often a frequent value occurs.</summary>
    public static string Count(ColumnProfile column, HistogramBar value) => (column.IsFrequentExact ? "" : "≥ ") + Number(value.Count);

    /// <summary>A number as people read it.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An average as people read it.</summary>
    public static string Average(double average) => Math.Abs(average) is >= 1e15 or (> 0 and < 0.001)
        ? average.ToString("0.###E+0", CultureInfo.InvariantCulture)
        : average.ToString("#,0.###", CultureInfo.InvariantCulture);
}
