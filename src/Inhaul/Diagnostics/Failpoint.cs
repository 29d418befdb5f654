using System.Diagnostics;
using System.Globalization;

namespace Inhaul.Diagnostics;

/// <summary>
/// Named points in the engine that are off unless <c>INHAUL_FAILPOINT=name[:nth]=kill|throw|delay-ms</c> is in the
/// environment of the process. They are how the crash tests prove that a death at any line loses nothing.
/// </summary>
internal static class Failpoint
{
    private const string Variable = "INHAUL_FAILPOINT";

    private static readonly Lazy<Setting?> Active = new(() => Parse(Environment.GetEnvironmentVariable(Variable)));
    private static readonly AsyncLocal<Action<string>?> Watch = new();
    private static int _hits;

    /// <summary>Refuses a setting that cannot be understood.</summary>
    /// <exception cref="InvalidConfigurationException">The environment names no failpoint.</exception>
    public static void CheckSetting() => _ = Active.Value;

    /// <summary>
    /// Tells of every point that the calling asynchronous method passes from here to its end, with all that it calls and
    /// starts. The rest of the process goes unwatched, so that tests may run side by side.
    /// </summary>
    /// <param name="passed">Gets the name of the point; what it throws, the point throws.</param>
    public static void WatchFlow(Action<string> passed) => Watch.Value = passed;

    /// <summary>Does nothing, unless the flow is watched, or this is the point and the occurrence that the environment names.</summary>
    /// <exception cref="FailpointException">The point is set to throw.</exception>
    public static void Hit(string name)
    {
        Watch.Value?.Invoke(name);
        if (Active.Value is not { } setting || setting.Name != name || Interlocked.Increment(ref _hits) != setting.Nth)
        {
            return;
        }

        switch (setting.Action)
        {
            case "kill":
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "throw":
                throw new FailpointException(name);
            default:
                Thread.Sleep(setting.Delay);
                break;
        }
    }

    /// <summary>Reads a setting; a wrong one is refused, since a crash test that tests nothing is worse than none.</summary>
    internal static Setting? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var point = equals < 0 ? text : text[..equals];
        var action = equals < 0 ? "" : text[(equals + 1)..];
        var colon = point.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? point : point[..colon];
        var nth = 1;
        var delay = TimeSpan.Zero;
        var valid = FailpointName.All.Contains(name)
            && (colon < 0 || (int.TryParse(point.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out nth) && nth > 0))
            && (action is "kill" or "throw" || TryDelay(action, out delay));
        return valid
            ? new Setting(name, nth, action, delay)
            : throw new InvalidConfigurationException(
                $"{Variable}={text} is not understood. Write name[:nth]=kill|throw|delay-ms, for example {FailpointName.SettleAfterCommit}:2=kill.");
    }

    private static bool TryDelay(string action, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        const string prefix = "delay-";
        if (!action.StartsWith(prefix, StringComparison.Ordinal)
            || !int.TryParse(action.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return false;
        }

        delay = TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }

    internal sealed record Setting(string Name, int Nth, string Action, TimeSpan Delay);
}
