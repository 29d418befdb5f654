using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Reporting;
using Inhaul.Sources;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Tests.Intake;

/// <summary>First looks at sources, and what follows from them, as submission does it.</summary>
internal static class Looks
{
    public static ImportRequest Request(params string[] key) => new() { Inputs = [], Tenant = Tenant.Default, Actor = "test", Key = key };

    public static FirstLook Take(int chunkRows, params SourceFile[] sources) =>
        FirstLook.Take(sources, chunkRows, ParseOptions.None, new SourceLimits(), _ => null, new ImportProgress(), CancellationToken.None);

    /// <summary>The rows that lose to another with their key.</summary>
    public static async Task<List<long>> LosersAsync(ImportRequest request, TargetTable? table, params SourceFile[] sources)
    {
        var builder = new DefinitionBuilder(request, "target", table);
        using var look = FirstLook.Take(sources, request.ChunkRows, request.Parse, request.Limits, builder.KeyHasher, new ImportProgress(), CancellationToken.None);
        var (definition, _) = builder.Build(look.Layouts[0], look.Evidence);
        var prepared = await PreparedIntake.FromAsync(look, Paired(sources, look.Layouts), definition, request.Limits, processor: null, CancellationToken.None);
        var losers = new List<long>();
        for (var row = 1L; row <= look.Rows; row++)
        {
            if (prepared.Losers.Contains(row))
            {
                losers.Add(row);
            }
        }

        Assert.Equal(prepared.Losers.Count, losers.Count);
        return losers;
    }

    public static ImportSource[] Paired(IEnumerable<SourceFile> sources, IEnumerable<RecordLayout> layouts) =>
        [.. sources.Zip(layouts, (file, layout) => new ImportSource(file, layout))];

    public static ColumnDecision[] Decide(params string[] columns) => [.. columns.Select(ColumnDecision.Parse)];
}
