using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing.Csv;
using Inhaul.Processing;
using Inhaul.Sources;

namespace Inhaul.Tests.Processing.Rules;

/// <summary>Maps lines to rows of a shape, as the delivery of a chunk does.</summary>
internal static class RowsUnderRules
{
    /// <summary>All that is wrong with rows and odd about them, in their order, and how many are good.</summary>
    public static (List<RowError> Errors, int Good) Check<T>(RowShape<T> shape, string header, string text)
        where T : notnull
    {
        string[] columns = header.Split(',');
        var definition = new ImportDefinition(
            "rows", [.. columns.Select(column => shape.Fields.Single(field => field.IsCalled(column)).Definition(column))], [], ConflictPolicy.Update, DuplicatePolicy.Last);
        var notes = new ChunkNotes(definition);
        var check = new TypedRows<T>(shape, definition, processes: true);
        var mapped = ChunkMapper.Map(
            Encoding.UTF8.GetBytes(text), new byte[text.Count(c => c == '\n')], new ChunkPosition(1, 2), new Dictionary<long, RowPatch>(), definition,
            new CsvLayout(',', columns, []), new SourceLimits(), check, into: null, notes);
        Assert.All(Enumerable.Range(0, mapped.Good.Count), row => Assert.NotNull(check[mapped.Good, row]));
        return ([.. mapped.Refused.SelectMany(row => row.Errors).Concat(notes.Warnings.Values.SelectMany(warnings => warnings)).OrderBy(error => error.Row)], mapped.Good.Count);
    }
}
