using System.Text;
using Inhaul.Parsing.Json;

namespace Inhaul.Parsing;

/// <summary>What a person decided about how sources are parsed; what is not said is found out from the content. Its text is part of what makes two submissions the same.</summary>
internal sealed record ParseOptions
{
    /// <summary>Nothing is said.</summary>
    public static ParseOptions None { get; } = new();

    /// <summary>The path of the array in a JSON document whose elements are the records, such as <c>response.items</c>; null looks for it in the usual places.</summary>
    public string? Records { get; init; }

    /// <summary>The sheet of a workbook, by its name or its number from 1.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row of a sheet with the names of the columns, from 1.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The widths of columns at fixed places, as <c>10,20</c> or <c>name:10,city:20</c>.</summary>
    public string? Widths { get; init; }

    /// <summary>Whether the first line is a row and no header; only with <see cref="Widths"/>.</summary>
    public bool NoHeader { get; init; }

    /// <summary>What separates the columns of text; null finds it out.</summary>
    public char? Separator { get; init; }

    /// <summary>The names of the columns of separated text whose first line is a row; null when it has a header.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>How the source was written from a folder of record files; null for what is no folder.</summary>
    public FolderRows? Folder { get; init; }

    /// <summary>Only what is said is text, so that options which come later leave the submissions of before what they were.</summary>
    private bool PrintMembers(StringBuilder text)
    {
        (string Name, object? Value)[] options =
        [
            (nameof(Records), Records), (nameof(Sheet), Sheet), (nameof(HeaderRow), HeaderRow), (nameof(Widths), Widths), (nameof(NoHeader), NoHeader ? true : null),
            (nameof(Separator), Separator), (nameof(Columns), Columns is null ? null : string.Join('|', Columns)),
            (nameof(Folder), Folder?.Asked),
        ];
        var said = options.Where(option => option.Value is not null).Select(option => $"{option.Name} = {option.Value}").ToList();
        text.AppendJoin(", ", said);
        return said.Count > 0;
    }
}
