using System.Runtime.CompilerServices;
using System.Text;
using Inhaul.Parsing;
using Inhaul.Parsing.Csv;
using Inhaul.Profiling.Columns;
using Inhaul.Profiling.Keys;
using Inhaul.Profiling.Sensitive;
using Inhaul.Sources;

namespace Inhaul.Profiling;

/// <summary>
/// Reads a whole source and tells what is in it, without a database and without writing anything. While records are read, the
/// columns of those before them are looked at, side by side. The memory does not grow with the file.
/// </summary>
internal static class Profiler
{
    /// <summary>How many slots the search for unique columns may take, eight bytes each.</summary>
    private const long MostSlots = 8 << 20;

    /// <summary>Profiles a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="parse">How it is parsed.</param>
    /// <param name="limits">What it may measure.</param>
    /// <param name="showSensitive">Whether sensitive values are shown as they are; else they are masked wherever they would stand.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The source cannot be read or passes a limit.</exception>
    public static Task<SourceProfile> ProfileAsync(SourceFile source, ParseOptions parse, SourceLimits limits, bool showSensitive, CancellationToken cancellationToken) =>
        Task.Run(() => Profile(source, parse, limits, showSensitive, cancellationToken), cancellationToken);

    private static SourceProfile Profile(SourceFile source, ParseOptions parse, SourceLimits limits, bool showSensitive, CancellationToken cancellationToken)
    {
        using var records = RecordFormats.Open(source, parse, limits, cancellationToken);
        var layout = records.ReadLayout();
        var memory = ColumnMemory.For(layout.Columns.Count);
        var observers = layout.Columns.Select(_ => new ColumnObserver(memory)).ToArray();
        var faults = new FaultCounts();
        var rows = Observe(records, layout, source.Bytes, observers, faults, cancellationToken);
        string[] names = [.. layout.Columns.Select(name => NameOf(name, showSensitive))];
        var profiles = observers.Select((observer, i) => Task.Run(() => observer.Profile(names[i], showSensitive), CancellationToken.None)).ToArray();
        var columns = Array.ConvertAll(profiles, profile => profile.GetAwaiter().GetResult());
        return new SourceProfile(source, layout, rows, columns)
        {
            Faults = faults.All(),
            JointKeys = Array.Exists(columns, column => column.Uniqueness is Uniqueness.Unique or Uniqueness.Undecided) ? [] : JointKeySearch.Find(source, parse, limits, columns, cancellationToken),
            Problems = FileProblems.Of(layout, names, faults.All()),
        };
    }

    private static long Observe(RecordReader records, RecordLayout layout, long bytes, ColumnObserver[] observers, FaultCounts faults, CancellationToken cancellationToken)
    {
        var (reading, looking) = (new ValueBatch(observers.Length), new ValueBatch(observers.Length));
        var look = new BatchLook(observers);
        var rows = 0L;
        try
        {
            while (Fill(reading, records, layout, observers, faults, ref rows, cancellationToken))
            {
                look.Finish();
                Bound(observers, (long)((double)bytes / Math.Max(1, records.Offset) * rows));
                (reading, looking) = (looking, reading);
                reading.Clear();
                look.Start(looking);
            }
        }
        finally
        {
            look.Finish();
        }

        look.Start(reading);
        look.Finish();
        return rows;
    }

    /// <summary>Fills a batch with the next records; false when these are the last.</summary>
    /// <remarks>It is called for many rows but not often, so that it is to be quick from the first call on.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Fill(ValueBatch batch, RecordReader records, RecordLayout layout, ColumnObserver[] observers, FaultCounts faults, ref long rows, CancellationToken cancellationToken)
    {
        while (!batch.IsFull)
        {
            if (!records.Read())
            {
                return false;
            }

            if ((++rows & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (records.FaultOf(layout) is { } fault)
            {
                faults.Add(fault, records.Line);
                continue;
            }

            batch.Begin(records.Line);
            if (records is CsvRecords csv)
            {
                // Most files are these, and a call that need not be looked up for every field is a good part of what it costs.
                for (var i = 0; i < observers.Length; i++)
                {
                    batch.Add(i, csv.Field(i));
                }
            }
            else
            {
                Take(records, batch, observers);
            }
        }

        return true;
    }

    private static void Take(RecordReader records, ValueBatch batch, ColumnObserver[] observers)
    {
        for (var i = 0; i < observers.Length; i++)
        {
            // What stands in a field with a fault is no evidence for anything.
            var fault = records.FaultOf(i);
            batch.Add(i, fault is null ? records.Field(i) : default);
            if (fault is not null)
            {
                observers[i].Doubt(fault.Message, records.Line);
            }
        }
    }

    /// <summary>Shares the memory for the search among the columns it goes on in, and gives it up in the last ones while all together take too much.</summary>
    private static void Bound(ColumnObserver[] observers, long expectedRows)
    {
        var slots = observers.Sum(observer => (long)observer.Unique.Slots);
        var share = MostSlots / Math.Max(1, observers.Count(observer => observer.Unique.Slots > 0));
        foreach (var observer in observers)
        {
            observer.Unique.Expect(expectedRows, share);
        }

        for (var i = observers.Length - 1; slots > MostSlots; i--)
        {
            slots -= observers[i].Unique.Slots;
            observers[i].Unique.End(Uniqueness.Undecided);
        }
    }

    /// <summary>The name to show: without a header row, the first row's values stand for names.</summary>
    private static string NameOf(string column, bool showSensitive) =>
        !showSensitive && (IsSensitive(column) || (column.LastIndexOf('_') is > 0 and var number && IsSensitive(column[..number]))) ? Mask.Of(column) : column;

    private static bool IsSensitive(string name) => SensitiveValue.Of(Encoding.UTF8.GetBytes(name)) is { IsConfirmed: true };
}
