using Inhaul.Mapping.Cleaning;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Schemas;

/// <summary>The schema that the evidence of a file gives.</summary>
internal static class SchemaOfProfile
{
    /// <summary>In fewer rows values may all differ by chance.</summary>
    private const int EnoughRows = 20;

    /// <summary>The fields of a file's columns.</summary>
    public static IReadOnlyList<WrittenField> Of(SourceProfile profile) => [.. profile.Columns.Select(column => Of(column, profile.Rows))];

    private static WrittenField Of(ColumnProfile column, long rows)
    {
        string[] nullWords = [.. column.Misfits.Select(misfit => misfit.Value.Trim()).Where(IsNullWord).Distinct(StringComparer.Ordinal)];
        var type = column.Inferred.Type;
        return new WrittenField(column.Name, type, column.Inferred.Format)
        {
            IsRequired = rows > 0 && column.Filled == column.Evidence.Rows && nullWords.Length == 0,
            IsUnique = rows >= EnoughRows && column.Uniqueness == Uniqueness.Unique && (type is ColumnType.Text or ColumnType.Integer or ColumnType.Uuid),
            IsYesNo = column.Inferred.Fitting.Contains(ValueShape.YesNo),
            NullWords = nullWords,
        };
    }

    private static bool IsNullWord(string value) => NullStep.UsualWords.Contains(value, StringComparer.OrdinalIgnoreCase);
}
