using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;
using Inhaul.Parsing;
using Inhaul.Profiling;
using Inhaul.Reporting;
using Inhaul.Sources;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Intake;

/// <summary>The first look at a file for its mapping alone: what feeds what, what could, and what people decided about it.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="Type">The import type that the decisions are for.</param>
/// <param name="TableName">The target table.</param>
/// <param name="Table">The table as it is; null when an import would create it.</param>
/// <param name="Layout">How the file is laid out.</param>
/// <param name="Evidence">What its columns hold, in the order of the layout.</param>
internal sealed record MappingLook(ImportRequest Request, string Type, string TableName, TargetTable? Table, RecordLayout Layout, IReadOnlyList<ColumnEvidence> Evidence)
{
    /// <summary>What people decided about headers of the type, and what is suggested for them.</summary>
    public required IReadOnlyList<MappingDecision> Decisions { get; init; }

    /// <summary>The header's fingerprint.</summary>
    public string Fingerprint { get; } = HeaderFingerprint.Of(Layout.Columns);

    /// <summary>Looks at the first file of a request.</summary>
    /// <param name="store">The store.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="found">The sources in its files.</param>
    /// <param name="cancellationToken">Stops; nothing was changed.</param>
    /// <exception cref="InvalidConfigurationException">The file cannot be read.</exception>
    public static async Task<MappingLook> TakeAsync(IImportStore store, ImportRequest request, SourceFindings found, CancellationToken cancellationToken)
    {
        var type = request.Type ?? ImportType.FromFileName(request.Inputs[0].Name);
        var tableName = request.Table ?? type;
        var table = await store.Target.DescribeAsync(tableName, cancellationToken);
        using var look = FirstLook.Take(found.Files, request.ChunkRows, request.Parse, request.Limits, _ => null, new ImportProgress(), cancellationToken);
        return new MappingLook(request, type, tableName, table, look.Layouts[0], look.Evidence)
        {
            Decisions = await store.Mappings.ReadAsync(request.Tenant, type, cancellationToken),
        };
    }

    /// <summary>What feeds what. An import would refuse two columns with one field; here both are shown.</summary>
    public ColumnMatches Match() => FieldMatching.MatcherOf(Layout, Table, new MappingKnowledge(Request.Aliases, Decisions)).Match([], Evidence);

    /// <summary>Keeps what people are asked to decide, so that others see it in the store.</summary>
    public Task SuggestAsync(IImportStore store, CancellationToken cancellationToken) =>
        store.Mappings.SuggestAsync(Request.Tenant, Type, Fingerprint, Match().ToSuggest(Layout.Columns), cancellationToken);

    /// <summary>Keeps decisions, and looks with them.</summary>
    /// <exception cref="InvalidConfigurationException">Two columns would feed one field.</exception>
    public async Task<MappingLook> DecideAsync(IImportStore store, IReadOnlyList<MappingDecision> decisions, CancellationToken cancellationToken)
    {
        await store.Mappings.DecideAsync(Request.Tenant, Type, decisions, Request.Actor, cancellationToken);
        return this with { Decisions = await store.Mappings.ReadAsync(Request.Tenant, Type, cancellationToken) };
    }
}
