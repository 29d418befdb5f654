using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>What the first look found out for the intake: where to cut the chunks and which rows lose to another with their key.</summary>
/// <param name="Plan">The chunks.</param>
/// <param name="Losers">The losing rows.</param>
internal sealed record PreparedIntake(IReadOnlyList<PlannedChunk> Plan, RowSet Losers)
{
    /// <summary>Finds the losers of a look that was taken.</summary>
    public static async Task<PreparedIntake> FromAsync(
        FirstLook look, IReadOnlyList<ImportSource> sources, ImportDefinition definition, SourceLimits limits, ProcessorPlan? processor, CancellationToken cancellationToken)
    {
        var losers = definition.Key.Count == 0
            ? new RowSet(look.Rows)
            : await new DuplicateFinder(sources, definition, limits, processor).FindAsync(look.KeyHashes, look.Plan, cancellationToken);
        return new PreparedIntake(look.Plan, losers);
    }

    /// <summary>Looks again at the sources of an import whose intake was interrupted.</summary>
    /// <exception cref="InvalidConfigurationException">A source is gone or is not what it was.</exception>
    public static async Task<PreparedIntake> AgainAsync(ImportRecord import, ProcessorPlan? processor, ImportProgress progress, CancellationToken cancellationToken)
    {
        var options = import.Options;
        foreach (var source in options.Sources)
        {
            if (!await source.File.IsUnchangedAsync(cancellationToken))
            {
                throw new InvalidConfigurationException(
                    $"{source.File.Path} is not the file that import {import.Id} was reading when it stopped. Put the original back to resume it, or cancel it with 'inhaul cancel {import.Id}' and import the new file.");
            }
        }

        using var look = FirstLook.Take(
            [.. options.Sources.Select(source => source.File)], options.ChunkRows, options.Parse, options.Limits, layout => Hasher(options.Definition, layout), progress, cancellationToken);
        return await FromAsync(look, options.Sources, options.Definition, options.Limits, processor, cancellationToken);
    }

    private static KeyHasher? Hasher(ImportDefinition definition, RecordLayout layout)
    {
        var fields = definition.KeyFields().Select(position => definition.Fields[position]).ToArray();
        return fields.Length == 0
            ? null
            : new KeyHasher([.. fields.Select(field => layout.IndexOf(field.Source))], fields);
    }
}
