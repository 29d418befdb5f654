using System.Globalization;
using Inhaul.Mapping;
using Inhaul.Profiling;

namespace Inhaul.Cli.Scaffolding;

/// <summary>A column of the file and the property that it feeds.</summary>
/// <param name="Field">What its values are.</param>
/// <param name="Property">The property.</param>
/// <param name="NeedsFrom">Whether the processor has to say what the column is called, since the property does not.</param>
/// <param name="MayBeNull">Whether rows without a value are taken.</param>
/// <param name="Evidence">Why it is of its type, and how many rows have no value; empty when it is just words.</param>
internal sealed record ScaffoldColumn(FieldDefinition Field, string Property, bool NeedsFrom, bool MayBeNull, string Evidence)
{
    /// <summary>The type of the property.</summary>
    public string CSharpType => Field.Type switch
    {
        ColumnType.Integer => "long",
        ColumnType.Decimal => "decimal",
        ColumnType.Double => "double",
        ColumnType.Boolean => "bool",
        ColumnType.Date => nameof(DateOnly),
        ColumnType.Timestamp => nameof(DateTime),
        ColumnType.TimestampTz => nameof(DateTimeOffset),
        ColumnType.Uuid => nameof(Guid),
        _ => "string",
    } + (MayBeNull ? "?" : "");

    /// <summary>The columns of a file, in its order.</summary>
    /// <param name="study">The file.</param>
    /// <param name="names">The names of the classes.</param>
    /// <param name="key">The key's columns.</param>
    /// <param name="decisions">The columns whose types a person has decided.</param>
    public static IReadOnlyList<ScaffoldColumn> Of(FileStudy study, ProcessorNames names, IReadOnlyList<string> key, IReadOnlyList<ColumnDecision> decisions)
    {
        var properties = PropertyNames.Of(study.Layout.Columns, names.Record);
        return
        [
            .. study.Definition.Fields.Select((field, i) =>
            {
                var seen = study.Evidence[i];
                var isDecided = decisions.Any(decision => string.Equals(decision.Column, field.Source, StringComparison.OrdinalIgnoreCase));

                // Rows without their only key are refused in any case.
                var mayBeNull = (seen.Filled < seen.Rows || field.NullWords is not null) && !(key.Count == 1 && key[0] == field.Source);
                return new ScaffoldColumn(field, properties[i].Property, properties[i].NeedsFrom, mayBeNull, EvidenceOf(field, seen, isDecided, mayBeNull));
            }),
        ];
    }

    private static string EvidenceOf(FieldDefinition field, ColumnEvidence seen, bool isDecided, bool mayBeNull)
    {
        var inferred = TypeInference.Of(field.Source, seen);
        var why = isDecided ? "decided by --column"
            : inferred.Type != field.Type ? "numbers with more digits than a decimal keeps"
            : inferred.Why == TypeInference.Words ? ""
            : inferred.Why;
        var missing = seen.Filled == seen.Rows || seen.Filled == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{seen.Rows - seen.Filled:N0} of {seen.Rows:N0} rows have none{(mayBeNull ? "" : ", and are refused")}");
        return string.Join("; ", ((string[])[why, missing]).Where(part => part.Length > 0));
    }
}
