namespace Inhaul.Parsing;

/// <summary>What a person decided about how sources are parsed; what is not said is found out from the content. Its text is part of what makes two submissions the same.</summary>
internal sealed record ParseOptions
{
    /// <summary>Nothing is said.</summary>
    public static ParseOptions None { get; } = new();

    /// <summary>The sheet of a workbook, by its name or its number from 1.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row of a sheet with the names of the columns, from 1.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The widths of columns at fixed places, as <c>10,20</c> or <c>name:10,city:20</c>.</summary>
    public string? Widths { get; init; }

    /// <summary>Whether the first line is a row and no header; only with <see cref="Widths"/>.</summary>
    public bool NoHeader { get; init; }
}
