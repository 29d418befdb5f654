namespace Inhaul.Sources.Workbooks;

/// <summary>Tells people in one sentence that a workbook is damaged, wherever that is noticed.</summary>
internal static class Damage
{
    /// <summary>Reads something of a workbook.</summary>
    /// <param name="name">What to call the workbook.</param>
    /// <param name="read">Reads it; what is not as the format says raises one of the exceptions that bounds and arithmetic raise.</param>
    /// <exception cref="InvalidConfigurationException">It is damaged.</exception>
    public static T Told<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException or NotSupportedException)
        {
            var what = damage is InvalidDataException ? $": {damage.Message.TrimEnd('.')}" : "";
            throw new InvalidConfigurationException($"{name} is damaged and cannot be read to its end{what}. Open it in a spreadsheet program, save it again, and import that.");
        }
    }
}
