using Inhaul.Clusters;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>The disk on which the target table lies is full for a while.</summary>
public sealed class DiskFullTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Import_waits_until_there_is_room_on_the_disk_again(int workers)
    {
        await using var disk = await SmallDisk.TryMountAsync();
        Assert.SkipWhen(disk is null, "only root may mount a disk to fill");
        using var place = new Workplace(StoreKind.Postgres);
        LongImport.Prepare(place);
        place.Store.Execute($"CREATE TABLESPACE {SpaceOf(place)} LOCATION '{disk.Path}'");
        place.Store.Execute($"ALTER TABLE people SET TABLESPACE {SpaceOf(place)}");
        try
        {
            using var running = await LongImport.StartAsync(place, workers);

            disk.Fill();
            while (place.Store.Number("SELECT count(*) FROM inhaul_log") == 0)
            {
                Assert.True(running.IsRunning, "the import was to wait for room");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            disk.Free();

            await LongImport.CheckEndAsync(place, running);
            LongImport.CheckReason(place, "No space left on device");
        }
        finally
        {
            place.Store.Execute("DROP TABLE people");
            place.Store.Execute($"DROP TABLESPACE {SpaceOf(place)}");
        }
    }

    private static string SpaceOf(Workplace place) => "small_" + place.Store.Text("SELECT current_database()");
}
