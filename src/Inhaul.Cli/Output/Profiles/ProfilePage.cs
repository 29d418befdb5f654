using System.Globalization;
using System.Text;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>
/// The profile of a file as one page that needs nothing else: no script, no font, no image from anywhere. It is well-formed XML, in
/// light and dark, and can be printed.
/// </summary>
internal static class ProfilePage
{
    /// <summary>The page.</summary>
    public static string Of(ProfileReport report)
    {
        var (profile, source) = (report.Profile, report.Profile.Source);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>{HtmlText.Of(source.Name)} – profile</title>
            <style>{ProfilePageStyle.Css}</style>
            </head>
            <body>
            <header><p class="kind">Profile</p><h1>{HtmlText.Of(source.Name)}</h1>
            <p class="sub">{HtmlText.Of(profile.Layout.Format)} · {HtmlText.Of(source.Encoding.Name)} ({HtmlText.Of(source.Encoding.Evidence)})</p></header>
            <main>

            """);
        Tiles(page, report);
        Problems(page, report);
        Keys(page, report);
        Overview(page, profile);
        page.Append("<section><h2>Columns</h2><div class=\"cards\">\n");
        for (var i = 0; i < profile.Columns.Count; i++)
        {
            page.Append(ColumnCard.Of(profile.Columns[i], i));
        }

        page.Append(CultureInfo.InvariantCulture, $"</div></section>\n</main>\n<footer>sha256 {source.Sha256}{(profile.Columns.Any(column => column.IsMasked) ? " · sensitive values are masked" : "")}</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Tiles(StringBuilder page, ProfileReport report)
    {
        var profile = report.Profile;
        page.Append("<div class=\"tiles\">");
        Tile(page, "rows", ColumnText.Number(profile.Rows), "");
        Tile(page, "columns", ColumnText.Number(profile.Columns.Count), "");
        Tile(page, "size", Size(profile.Source.Bytes), "");
        Tile(page, "malformed rows", ColumnText.Number(profile.MalformedRows), profile.MalformedRows > 0 ? "bad" : "good");
        Tile(page, "columns with sensitive data", ColumnText.Number(profile.Columns.Count(column => column.Sensitive.Count > 0)), profile.Columns.Any(column => column.Sensitive.Count > 0) ? "bad" : "good");
        Tile(page, "things to know", ColumnText.Number(report.Problems.Count), report.Problems.Count > 0 ? "warn" : "good");
        page.Append("</div>\n");
    }

    private static void Tile(StringBuilder page, string name, string value, string tone) =>
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"tile {tone}\"><b>{HtmlText.Of(value)}</b><span>{HtmlText.Of(name)}</span></div>");

    private static void Problems(StringBuilder page, ProfileReport report)
    {
        page.Append("<section><h2>Problems</h2>");
        if (report.Problems.Count == 0)
        {
            page.Append("<p class=\"none\">Nothing stands out.</p></section>\n");
            return;
        }

        page.Append("<ul class=\"problems\">");
        foreach (var problem in report.Problems)
        {
            var column = report.Profile.Columns.TakeWhile(column => column.Name != problem.Column).Count();
            page.Append(CultureInfo.InvariantCulture,
                $"<li>{(problem.Column is null ? "<b>file</b>" : $"<a href=\"#c{column}\">{HtmlText.Of(problem.Column)}</a>")}<span>{HtmlText.Of(problem.Text)}</span></li>");
        }

        page.Append("</ul></section>\n");
    }

    private static void Keys(StringBuilder page, ProfileReport report)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section><h2>Keys</h2><p>{HtmlText.Of(ProfileText.Keys(report))}</p>");
        if (report.Key is { Examples.Count: > 0 } key)
        {
            page.Append("<ul class=\"plain\">");
            foreach (var example in key.Examples)
            {
                page.Append(CultureInfo.InvariantCulture, $"<li>{HtmlText.Of(KeyText.Of(example))}</li>");
            }

            page.Append("</ul>");
        }

        page.Append("</section>\n");
    }

    private static void Overview(StringBuilder page, SourceProfile profile)
    {
        page.Append("<section><h2>Overview</h2><div class=\"wide\"><table><thead><tr><th>column</th><th>type</th><th>filled</th><th class=\"right\">distinct</th><th>from … to</th><th>length</th></tr></thead><tbody>\n");
        for (var i = 0; i < profile.Columns.Count; i++)
        {
            var column = profile.Columns[i];
            page.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"#c{i}\">{HtmlText.Of(column.Name)}</a></td><td><code>{HtmlText.Of(ColumnText.Type(column.Inferred))}</code></td>");
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"fill\">{BarChart.Share(column.FillRate)}<span>{ColumnProblems.Percent(column.FillRate)}</span></td><td class=\"right\">{ColumnText.Distinct(column)}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td class=\"range\">{HtmlText.Of(ColumnText.Range(column))}</td><td class=\"length\">{ColumnText.Length(column)}</td></tr>\n");
        }

        page.Append("</tbody></table></div></section>\n");
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{ColumnText.Number(bytes)} B",
        < 1_000_000 => (bytes / 1e3).ToString("0.# 'kB'", CultureInfo.InvariantCulture),
        < 1_000_000_000 => (bytes / 1e6).ToString("0.# 'MB'", CultureInfo.InvariantCulture),
        _ => (bytes / 1e9).ToString("0.## 'GB'", CultureInfo.InvariantCulture),
    };
}
