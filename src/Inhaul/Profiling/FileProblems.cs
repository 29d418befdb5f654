using System.Globalization;
using System.Text;
using Inhaul.Parsing;
using Inhaul.Profiling.Sensitive;

namespace Inhaul.Profiling;

/// <summary>What a person should know about a file as a whole.</summary>
internal static class FileProblems
{
    /// <summary>The sentences, the gravest first.</summary>
    /// <param name="layout">How the file is laid out.</param>
    /// <param name="names">Its columns as they may be shown.</param>
    /// <param name="faults">Why rows cannot be read.</param>
    public static IReadOnlyList<string> Of(RecordLayout layout, IReadOnlyList<string> names, IReadOnlyList<FaultProfile> faults)
    {
        var problems = new List<string>();
        var values = layout.Columns.Count(IsValue);
        if (values * 2 > layout.Columns.Count)
        {
            problems.Add($"this file has no header row, it seems: {values} of its {layout.Columns.Count} column names are numbers, dates or the like. Put a line with names in front of it, or its first row is lost as names");
        }

        foreach (var fault in faults)
        {
            var others = fault.Rows == 1 ? "" : $", then {string.Join(", ", fault.Lines.Skip(1))}{(fault.Rows > fault.Lines.Count ? " and more" : "")}";
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{fault.Rows:N0} rows are malformed and would be refused, the first on line {fault.Lines[0]}{others}: {fault.Message}"));
        }

        problems.AddRange(layout.Notes.Select(note => layout.Columns.Zip(names).Aggregate(note, (text, name) => name.First == name.Second ? text : text.Replace(name.First, name.Second, StringComparison.Ordinal))));
        return problems;
    }

    /// <summary>Whether a name is rather a value: names are words.</summary>
    private static bool IsValue(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return ValueShapes.Of(bytes) is not (ValueShape.Text or ValueShape.Code or ValueShape.Empty or ValueShape.YesNo) || SensitiveValue.Of(bytes) is { IsConfirmed: true };
    }
}
