using System.Globalization;
using System.Security;

namespace Inhaul.Workbooks;

/// <summary>A cell as it stands in a sheet.</summary>
/// <param name="Type">The word for what kind of value it has; empty for a number.</param>
/// <param name="Content">What is inside, as XML.</param>
public sealed record Cell(string Type, string Content)
{
    /// <summary>The number format that it is shown with; null for none.</summary>
    public string? Format { get; init; }

    /// <summary>A text that stands among those that cells share; null for another kind of value.</summary>
    public string? Shared { get; init; }

    /// <summary>A cell without a value.</summary>
    public static Cell Blank { get; } = new("", "");

    public static implicit operator Cell(string text) => Text(text);

    public static implicit operator Cell(int number) => Number(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A text that cells share.</summary>
    public static Cell Text(string text) => new("s", "") { Shared = $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>" };

    /// <summary>A text that cells share, as XML.</summary>
    public static Cell Rich(string xml) => new("s", "") { Shared = $"<si>{xml}</si>" };

    /// <summary>A text in place.</summary>
    public static Cell Inline(string text) => new("inlineStr", $"<is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is>");

    /// <summary>A number as it is kept, and the format that it is shown with.</summary>
    public static Cell Number(string number, string? format = null) => new("", $"<v>{number}</v>") { Format = format };

    /// <summary>True or false.</summary>
    public static Cell Boolean(bool value) => new("b", $"<v>{(value ? 1 : 0)}</v>");

    /// <summary>An error.</summary>
    public static Cell Error(string error) => new("e", $"<v>{error}</v>");

    /// <summary>A formula, and its result as it is kept with it.</summary>
    public static Cell Formula(string formula, string type, string result) => new(type, $"<f>{SecurityElement.Escape(formula)}</f><v>{result}</v>");

    /// <summary>A formula that nobody has worked out.</summary>
    public static Cell FormulaOnly(string formula) => new("", $"<f>{SecurityElement.Escape(formula)}</f>");
}
