using Inhaul.Parsing.Csv;
using Inhaul.Parsing.FixedWidth;
using Inhaul.Parsing.Json;
using Inhaul.Parsing.Sheets;
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
    /// <exception cref="InvalidConfigurationException">The source cannot be read as what it is, or as it was asked for.</exception>
    public static RecordReader Open(SourceFile source, ParseOptions options, SourceLimits limits, CancellationToken cancellationToken)
    {
        Check(source, options);
        return source.Kind switch
        {
            ContentKind.Json => JsonRecords.OfSource(source, options, limits, cancellationToken),
            ContentKind.Workbook or ContentKind.LegacyWorkbook => SheetRecords.OfSource(source, options.HeaderRow, limits),
            _ => OpenText(source, options, limits),
        };
    }

    /// <summary>Text has columns at fixed places if a person says so, or if nothing separates them and they are seen.</summary>
    private static RecordReader OpenText(SourceFile source, ParseOptions options, SourceLimits limits)
    {
        var layout = options.Widths is { } widths ? FixedWidthLayout.Parse(widths, !options.NoHeader)
            : options.Separator is null ? FixedWidthDetector.Detect(source, limits)
            : null;
        return layout is null ? CsvRecords.OfSource(source, options.Separator, limits, options.Columns) : FixedWidthRecords.OfSource(source, layout, limits);
    }

    private static void Check(SourceFile source, ParseOptions options)
    {
        var what = ContentSniffer.Describe(source.Kind);
        if (options.Records is { } path && source.Kind != ContentKind.Json)
        {
            throw new InvalidConfigurationException($"--records {path}: {source.Name} is {what}, and only JSON documents have records at a path. Leave it out.");
        }

        if (options.HeaderRow is { } row && !source.IsWorkbook)
        {
            throw new InvalidConfigurationException($"--header-row {row}: {source.Name} is {what}; only sheets of workbooks may have their header in any row.");
        }

        if (options.Widths is { } widths && source.Kind != ContentKind.Delimited)
        {
            throw new InvalidConfigurationException($"--widths {widths}: {source.Name} is {what}, whose columns are not at fixed places.");
        }

        if (options.Columns is not null && source.Kind != ContentKind.Delimited)
        {
            throw new InvalidConfigurationException($"{source.Name} is {what}; only separated text may be without a header. Take \"header\": false out of the dialect.");
        }

        if (options.NoHeader && options.Widths is null)
        {
            throw new InvalidConfigurationException("--no-header needs to be told the columns: --widths name:10,city:20.");
        }
    }
}
