using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Inhaul.Stores.Tests.Processors;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What is committed can be counted and followed from outside, under the names of docs/operations.md.</summary>
[Collection("Telemetry")]
public abstract class TelemetryContract : ProcessorTest
{
    private const string Type = "reading";
    private const string Rows = "id,value\n1,5\n2,-5\n3,6\n4,7\n5,8\n";

    private protected TelemetryContract(StoreUnderTest database) : base(database)
    {
    }

    private ImportClient Client => field ??= Application(inhaul => inhaul.AddProcessor<ReadingProcessor>().Configure(options => options with { ChunkRows = 2 }));

    [Fact]
    public async Task Rows_chunks_and_ends_are_counted_once_by_type()
    {
        var counted = new ConcurrentDictionary<string, long>();
        var durations = new ConcurrentQueue<double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Inhaul")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, tags, words => counted.AddOrUpdate(words, value, (_, sum) => sum + value)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, tags, words =>
        {
            Assert.Equal("inhaul.chunk.duration", words);
            durations.Enqueue(value);
        }));
        listener.Start();

        var import = await ImportAsync(Client, Type, Rows);
        await Client.CorrectAsync(
            import.Id, new Dictionary<long, IReadOnlyDictionary<string, string>> { [2] = new Dictionary<string, string> { ["value"] = "0" } }, import.Tenant, Cancel);
        await Client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal(
            [
                "inhaul.chunks = 4", "inhaul.imports.ended state=completed = 1", "inhaul.imports.ended state=completed_with_errors = 1",
                "inhaul.rows outcome=inserted = 5", "inhaul.rows outcome=rejected = 1",
            ],
            counted.Select(pair => $"{pair.Key} = {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(4, durations.Count);
        Assert.All(durations, seconds => Assert.InRange(seconds, 0, 60));
    }

    [Fact]
    public async Task A_submission_and_every_chunk_are_activities_that_name_their_import()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Inhaul",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        var import = await ImportAsync(Client, Type, Rows);

        Assert.Equal(
            ["inhaul.chunk reading 1 1", "inhaul.chunk reading 2 1", "inhaul.chunk reading 3 1", "inhaul.submit reading  "],
            ended.Where(activity => activity.GetTagItem("inhaul.import") as string == import.Id.ToString())
                .Select(activity => $"{activity.OperationName} {activity.GetTagItem("inhaul.type")} {activity.GetTagItem("inhaul.chunk")} {activity.GetTagItem("inhaul.attempt")}")
                .Order(StringComparer.Ordinal));
    }

    private static void Count(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, Action<string> count)
    {
        var all = tags.ToArray();
        if (all.Contains(new("type", Type)))
        {
            count(string.Join(' ', [instrument.Name, .. all.Where(tag => tag.Key != "type").Select(tag => $"{tag.Key}={tag.Value}")]));
        }
    }
}
