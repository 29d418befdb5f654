using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Tests.Stores;

/// <summary>Records of imports as a store would give them.</summary>
internal static class Imports
{
    public static ImportRecord Of(ImportDefinition definition, params ImportSource[] sources) => new()
    {
        Tenant = Tenant.Default,
        Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057"),
        Type = "people",
        State = ImportState.Active,
        Phase = ImportPhase.Upload,
        Version = 1,
        IdempotencyKey = "key",
        StoredOptions = new Lazy<ImportOptions>(new ImportOptions(definition, sources, ChunkRows: 2, MaxErrors: null, new SourceLimits())),
        StoredSample = LedgerJson.ReadSample("[]"),
        RowTotal = 9,
        ChunkTotal = 1,
        Counts = RowCounts.None,
        CreatedBy = "test",
        CreatedAt = DateTimeOffset.UnixEpoch,
        HasLiveLease = false,
        AcceptedErrors = 0,
    };

    public static ImportRecord OfColumns(params string[] columns)
    {
        var definition = Definitions.Of("", [.. columns.Select(column => $"{column}:text")]);
        return Of(definition, new ImportSource(new SourceFile("rows.csv", "rows.csv", 1, "00", new SourceEncoding("utf-8", "")), new CsvLayout(',', columns, [])));
    }
}
