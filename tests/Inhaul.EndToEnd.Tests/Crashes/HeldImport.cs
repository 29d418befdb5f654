using System.Globalization;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import that waits at a failpoint while something happens to its database.</summary>
internal static class HeldImport
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Long enough for the import to come to its point on any machine that is not overloaded. On one that is, trouble comes
    /// earlier than at the point, and must be got over just the same.
    /// </summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(600);

    /// <summary>Starts an import and returns when it is held at a point.</summary>
    /// <param name="place">Where.</param>
    /// <param name="point">The failpoint, with the occurrence.</param>
    /// <param name="command">The import.</param>
    public static async Task<RunningCommand> StartAsync(Workplace place, string point, string[] command)
    {
        var running = place.StartWith(string.Create(CultureInfo.InvariantCulture, $"{point}=delay-{Held.TotalMilliseconds}"), command);
        while (!place.Store.HasTable("inhaul_log") || place.Store.Number("SELECT count(*) FROM inhaul_import") == 0)
        {
            Assert.True(running.IsRunning, "the import ended before it was held");
            await Task.Delay(20);
        }

        await Task.Delay(OnItsWay);
        Assert.True(running.IsRunning, "the import ended before it was held");
        return running;
    }
}
