using System.Text;
using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Profiling;

/// <summary>Reads a whole source and tells what is in it, without a database and without writing anything.</summary>
internal static class Profiler
{
    private const int MostSamples = 3;
    private const int LongestSample = 40;

    /// <summary>Profiles a source.</summary>
    /// <exception cref="InvalidConfigurationException">The source cannot be read or passes a limit.</exception>
    public static SourceProfile Profile(SourceFile source, ParseOptions parse, SourceLimits limits, CancellationToken cancellationToken)
    {
        using var records = RecordFormats.Open(source, parse, limits, cancellationToken);
        var layout = records.ReadLayout();
        var columns = layout.Columns.Select(_ => new Column()).ToArray();
        var (rows, malformed) = (0L, 0L);
        long? firstMalformed = null;
        while (records.Read())
        {
            if ((++rows & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (records.FaultOf(layout) is not null)
            {
                malformed++;
                firstMalformed ??= records.Line;
                continue;
            }

            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Observe(records.FaultOf(i) is null ? records.Field(i) : default, records.Line);
            }
        }

        return new SourceProfile(source, layout, rows, malformed, firstMalformed, [.. columns.Select((column, i) => column.Profile(layout.Columns[i]))]);
    }

    private sealed class Column
    {
        private readonly ColumnEvidence _evidence = new();
        private readonly DistinctEstimate _distinct = new();
        private readonly List<string> _samples = [];

        public void Observe(ReadOnlySpan<byte> value, long line)
        {
            _evidence.Observe(value, line);
            if (value.IsEmpty)
            {
                return;
            }

            _distinct.Add(ValueHash.Of(value));
            if (_samples.Count < MostSamples)
            {
                var text = Encoding.UTF8.GetString(value);
                text = text.Length <= LongestSample ? text : text[..LongestSample] + "…";
                if (!_samples.Contains(text))
                {
                    _samples.Add(text);
                }
            }
        }

        public ColumnProfile Profile(string name) => new(
            name, TypeInference.Of(name, _evidence), _evidence.Filled,
            _evidence.Rows == 0 ? 0 : (double)_evidence.Filled / _evidence.Rows, _distinct.Count, _samples, _evidence.LongestBytes);
    }
}
