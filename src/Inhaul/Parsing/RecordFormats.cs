using Inhaul.Parsing.Csv;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Parsing;

/// <summary>The formats of records that are read; which one a source has is decided by its content.</summary>
internal static class RecordFormats
{
    /// <summary>Opens a source for reading from its start.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">What a person decided.</param>
    /// <param name="limits">What the input may measure.</param>
    /// <param name="cancellationToken">Stops the finding of a layout that takes a pass over all records.</param>
    /// <exception cref="InvalidConfigurationException">The source cannot be read as what it is.</exception>
    public static RecordReader Open(SourceFile source, ParseOptions options, SourceLimits limits, CancellationToken cancellationToken) => source.Kind switch
    {
        ContentKind.Json => JsonRecords.OfSource(source, options, limits, cancellationToken),
        _ when options.Records is { } path => throw new InvalidConfigurationException(
            $"--records {path}: {source.Name} is {ContentSniffer.Describe(source.Kind)}, and only JSON documents have records at a path. Leave it out."),
        ContentKind.Delimited => CsvRecords.OfSource(source, separator: null, limits),
        _ => throw new InvalidConfigurationException($"{source.Name} is {ContentSniffer.Describe(source.Kind)}, which is not read yet."),
    };
}
