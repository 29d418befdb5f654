using System.Globalization;
using System.Text;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>What a page tells of one column.</summary>
internal static class ColumnCard
{
    private const int MostValues = 8;

    /// <summary>The card, with the anchor that the rest of the page refers to.</summary>
    public static string Of(ColumnProfile column, int number)
    {
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"<article class=\"card\" id=\"c{number}\"><h3>{HtmlText.Of(column.Name)}</h3><p class=\"badges\">");
        Badge(card, ColumnText.Type(column.Inferred), "type");
        Badge(card, "unique", column.Uniqueness == Uniqueness.Unique && column.Filled > 0 ? "good" : null);
        foreach (var found in column.Sensitive)
        {
            Badge(card, $"{ColumnProblems.Name(found.Kind)} · {Word.Of(found.Confidence)}", "bad");
        }

        Badge(card, "masked", column.IsMasked ? "warn" : null);
        card.Append(CultureInfo.InvariantCulture, $"</p><p class=\"why\">{HtmlText.Of(column.Inferred.Why)}</p>");
        card.Append(CultureInfo.InvariantCulture, $"<div class=\"fill\">{BarChart.Share(column.FillRate)}<span>{ColumnProblems.Percent(column.FillRate)} filled</span></div>");
        Facts(card, column);
        Charts(card, column);
        List(card, "does not fit", column.Misfits.Select(example => $"'{example.Value}' on line {example.Line.ToString("N0", CultureInfo.InvariantCulture)}"));
        List(card, "problems", column.Problems);
        return card.Append("</article>\n").ToString();
    }

    private static void Facts(StringBuilder card, ColumnProfile column)
    {
        card.Append("<dl>");
        Fact(card, "distinct", ColumnText.Distinct(column));
        Fact(card, "least", column.Min);
        Fact(card, "greatest", column.Max);
        Fact(card, "average", column.Average is { } average ? ColumnText.Average(average) : null);
        Fact(card, "length", ColumnText.Length(column));
        card.Append("</dl>");
    }

    private static void Charts(StringBuilder card, ColumnProfile column)
    {
        if (column.Histogram.Count > 1)
        {
            card.Append(BarChart.Standing(column.Histogram, "values"));
        }

        if (column.Frequent.Count > 0 && column.Histogram.Count <= 1)
        {
            card.Append("<h4>most frequent</h4>");
            card.Append(BarChart.Lying(column.Frequent.Take(MostValues).Select(value => (value.Label, ColumnText.Count(column, value), (double)value.Count / column.Filled))));
        }
        else if (column.Histogram.Count <= 1 && column.Samples.Count > 0)
        {
            card.Append(CultureInfo.InvariantCulture, $"<h4>the first</h4><p class=\"samples\">{HtmlText.Of(string.Join(" · ", column.Samples))}</p>");
        }

        if (column.Inferred.Type == ColumnType.Text && column.Text.Longest > column.Text.Shortest && column.Text.Bars() is { Count: > 2 } lengths)
        {
            card.Append(BarChart.Standing(lengths, "lengths"));
        }
    }

    private static void Badge(StringBuilder card, string text, string? tone)
    {
        if (tone is not null)
        {
            card.Append(CultureInfo.InvariantCulture, $"<span class=\"badge {tone}\">{HtmlText.Of(text)}</span>");
        }
    }

    private static void Fact(StringBuilder card, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            card.Append(CultureInfo.InvariantCulture, $"<div><dt>{name}</dt><dd>{HtmlText.Of(value)}</dd></div>");
        }
    }

    private static void List(StringBuilder card, string name, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            card.Append(CultureInfo.InvariantCulture, $"<h4>{name}</h4><ul>{string.Concat(list.Select(item => $"<li>{HtmlText.Of(item)}</li>"))}</ul>");
        }
    }
}
