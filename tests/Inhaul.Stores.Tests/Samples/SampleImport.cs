using System.Text;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>Imports and chunks for tests of the ledger, which needs no files.</summary>
internal static class SampleImport
{
    public const string Tenant = "acme";
    public const string OtherTenant = "acme/spring-audit";
    public const string Ann = "ann";

    /// <summary>An import of chunks with so many rows each.</summary>
    public static NewImport Of(params int[] rowsPerChunk) => Of(SampleTable.People, rowsPerChunk);

    /// <summary>An import of chunks with so many rows each.</summary>
    public static NewImport Of(ImportDefinition definition, params int[] rowsPerChunk)
    {
        var file = new SourceFile("people.csv", "people.csv", 100, Guid.NewGuid().ToString("N"), new SourceEncoding(SourceEncoding.Utf8, "plain ASCII"));
        var layout = new CsvLayout(',', [.. definition.Fields.Select(field => field.Source)], []);
        return new NewImport
        {
            Tenant = Tenant,
            Type = "people",
            IdempotencyKey = Guid.NewGuid().ToString("N"),
            DefinitionHash = "hash",
            Options = new ImportOptions(definition, [new ImportSource(file, layout)], 10_000, null, new SourceLimits()),
            Sample = [new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "1", ["name"] = "Ann \"née\" Ørsted" }],
            RowTotal = rowsPerChunk.Sum(),
            ChunkTotal = rowsPerChunk.Length,
            Actor = Ann,
            CreateTable = false,
        };
    }

    /// <summary>A chunk of pending rows <c>1,name 1</c> and so on.</summary>
    public static NewChunk Chunk(int number, long firstRow, int rows)
    {
        var raw = new StringBuilder();
        for (var row = firstRow; row < firstRow + rows; row++)
        {
            raw.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row},name {row}\n");
        }

        return new NewChunk(number, 0, new ChunkPosition(firstRow, firstRow + 1), firstRow * 10, Encoding.UTF8.GetBytes(raw.ToString()), new byte[rows], []);
    }

    /// <summary>One byte per row.</summary>
    public static byte[] Outcomes(params RowOutcome[] outcomes) => [.. outcomes.Select(outcome => (byte)outcome)];

    /// <summary>A refused row of a chunk.</summary>
    public static RefusedRow Refused(long firstRow, int index, string code, string? column = null) =>
        new(index, firstRow + index + 1, "raw text", [new RowError(firstRow + index, code, $"message of {code}") { Column = column, Value = "x" }]);
}
