namespace Inhaul.Mapping.Cleaning;

/// <summary>The units that numbers are converted between: those of one kind, each by how many of the smallest it is.</summary>
internal static class Units
{
    private const decimal Kilo = 1_000;
    private const decimal Kibi = 1_024;

    private static readonly IReadOnlyDictionary<string, decimal>[] Kinds =
    [
        // Bytes as operating systems count them: 1 GB of memory is 1,024 MB.
        Of(("B", 1), ("bytes", 1), ("KB", Kibi), ("KiB", Kibi), ("MB", Kibi * Kibi), ("MiB", Kibi * Kibi), ("GB", Kibi * Kibi * Kibi), ("GiB", Kibi * Kibi * Kibi),
            ("TB", Kibi * Kibi * Kibi * Kibi), ("TiB", Kibi * Kibi * Kibi * Kibi), ("PB", Kibi * Kibi * Kibi * Kibi * Kibi), ("PiB", Kibi * Kibi * Kibi * Kibi * Kibi)),
        Of(("bps", 1), ("kbps", Kilo), ("Mbps", Kilo * Kilo), ("Gbps", Kilo * Kilo * Kilo), ("bit/s", 1), ("kbit/s", Kilo), ("Mbit/s", Kilo * Kilo), ("Gbit/s", Kilo * Kilo * Kilo)),
        Of(("Hz", 1), ("kHz", Kilo), ("MHz", Kilo * Kilo), ("GHz", Kilo * Kilo * Kilo)),
        Of(("W", 1), ("kW", Kilo), ("MW", Kilo * Kilo)),
        Of(("mg", 1), ("g", Kilo), ("kg", Kilo * Kilo), ("t", Kilo * Kilo * Kilo)),
        Of(("mm", 1), ("cm", 10), ("m", Kilo), ("km", Kilo * Kilo)),
        Of(("ml", 1), ("cl", 10), ("l", Kilo)),
        Of(("ms", 1), ("s", Kilo), ("sec", Kilo), ("min", 60 * Kilo), ("h", 3_600 * Kilo), ("d", 86_400 * Kilo)),
    ];

    /// <summary>The units of the kind of a unit, whatever their case, each by its size; a unit that is not known is alone in its kind.</summary>
    public static IReadOnlyDictionary<string, decimal> ComparableWith(string unit) => Array.Find(Kinds, kind => kind.ContainsKey(unit)) ?? Of((unit, 1));

    private static Dictionary<string, decimal> Of(params IEnumerable<(string Unit, decimal Size)> units) =>
        units.ToDictionary(unit => unit.Unit, unit => unit.Size, StringComparer.OrdinalIgnoreCase);
}
