using System.Globalization;
using System.Text;
using Inhaul.Profiling.Columns;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>Bar charts as SVG within a page, without a script.</summary>
internal static class BarChart
{
    private const int Width = 480;
    private const int Height = 96;
    private const int Gap = 2;

    /// <summary>Bars that stand side by side, for what has an order, with the first and the last named below.</summary>
    public static string Standing(IReadOnlyList<HistogramBar> bars, string what)
    {
        var most = bars.Max(bar => bar.Count);
        var step = (double)Width / bars.Count;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{HtmlText.Of(what)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"0\" y1=\"{Height - 0.5}\" x2=\"{Width}\" y2=\"{Height - 0.5}\"/>");
        for (var i = 0; i < bars.Count; i++)
        {
            // What is there at all is seen, however little it is.
            var height = bars[i].Count == 0 ? 0 : Math.Max(2, (Height - 4) * (double)bars[i].Count / most);
            svg.Append(CultureInfo.InvariantCulture,
                $"<rect x=\"{(i * step) + (Gap / 2.0):0.##}\" y=\"{Height - height:0.##}\" width=\"{Math.Min(64, step - Gap):0.##}\" height=\"{height:0.##}\" rx=\"1.5\"><title>{HtmlText.Of(bars[i].Label)}: {ColumnText.Number(bars[i].Count)}</title></rect>");
        }

        svg.Append("</svg><figcaption>");
        svg.Append(CultureInfo.InvariantCulture, $"<span>{HtmlText.Of(bars[0].Label)}</span><span class=\"what\">{HtmlText.Of(what)}, at most {ColumnText.Number(most)}</span>");
        svg.Append(CultureInfo.InvariantCulture, $"<span>{(bars.Count > 1 ? HtmlText.Of(bars[^1].Label) : "")}</span></figcaption></figure>");
        return svg.ToString();
    }

    /// <summary>Bars that lie below each other, for values, each with its name and count.</summary>
    public static string Lying(IEnumerable<(string Name, string Count, double Share)> bars)
    {
        var html = new StringBuilder("<div class=\"bars\">");
        foreach (var (name, count, share) in bars)
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<span class=\"value\" title=\"{HtmlText.Of(name)}\">{HtmlText.Of(name)}</span>{Share(share)}<span class=\"count\">{HtmlText.Of(count)}</span>");
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>One bar for a share from 0 to 1.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture,
        $"<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"whole\" width=\"100\" height=\"10\"/><rect width=\"{(share > 0 ? Math.Max(1, share * 100) : 0):0.##}\" height=\"10\"/></svg>");
}
