using System.Globalization;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;
using Spectre.Console;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>The profile of a file for people at a terminal: one line for each column, and below what is to be known or decided.</summary>
internal static class ProfileText
{
    private const int MostValues = 3;

    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, ProfileReport report)
    {
        var (profile, source) = (report.Profile, report.Profile.Source);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{source.Name}: {profile.Rows:N0} rows, {profile.Columns.Count} columns, {source.Bytes:N0} bytes, sha256 {source.Sha256}"));
        console.WriteLine($"{source.Encoding.Name} ({source.Encoding.Evidence}), {profile.Layout.Format}");
        console.Write(TableOf(profile));
        foreach (var column in profile.Columns.Where(column => column.Inferred.Type == ColumnType.Text && column.Inferred.Why != TypeInference.Words && column.Filled > 0))
        {
            console.WriteLine($"{column.Name} is text: {column.Inferred.Why}");
        }

        console.WriteLine(Keys(report));
        foreach (var example in report.Key?.Examples ?? [])
        {
            console.WriteLine($"repeated: {KeyText.Of(example)}");
        }

        foreach (var problem in report.Problems)
        {
            console.WriteLine($"problem: {problem}");
        }

        if (profile.Columns.Any(column => column.IsMasked))
        {
            console.WriteLine("sensitive values are masked; --show-sensitive shows them");
        }
    }

    /// <summary>What identifies rows.</summary>
    public static string Keys(ProfileReport report) =>
        report.Key is { Repeats: 0, Missing: 0 } ? KeyText.Of(report.Key)
        : report.UniqueColumns.Count > 0 ? $"what identifies rows: {NameList.Of(report.UniqueColumns)}"
        : report.Profile.JointKeys.Count > 0 ? $"what identifies rows only together: {NameList.Of(report.Profile.JointKeys.Select(columns => string.Join(" + ", columns)))}"
        : report.UndecidedColumns.Count > 0 ? $"what may identify rows, which was too much to find out: {NameList.Of(report.UndecidedColumns)}; --key name finds out"
        : "no column identifies rows by itself, nor do a few together";

    private static Table TableOf(SourceProfile profile)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("column").AddColumn("type").AddColumn(new TableColumn("filled").RightAligned()).AddColumn(new TableColumn("distinct").RightAligned())
            .AddColumn("from … to").AddColumn("length").AddColumn("most frequent, or the first");
        foreach (var column in profile.Columns)
        {
            table.AddRow(
                Markup.Escape(column.Name), Markup.Escape(ColumnText.Type(column.Inferred)), ColumnProblems.Percent(column.FillRate), ColumnText.Distinct(column),
                Markup.Escape(ColumnText.Range(column)), ColumnText.Length(column), Markup.Escape(Values(column)));
        }

        return table;
    }

    private static string Values(ColumnProfile column) => column.Frequent.Count > 0
        ? string.Join(" · ", column.Frequent.Take(MostValues).Select(value => $"{value.Label} ({ColumnText.Count(column, value)})"))
        : string.Join(" · ", column.Samples);
}
