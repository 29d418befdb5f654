using System.Globalization;
using System.Text.Json;

namespace Inhaul.Processing;

/// <summary>Keys of any type as text that is the same everywhere.</summary>
internal static class TargetKey
{
    /// <summary>The text of a key: times in ISO 8601, numbers without regard to the country, what has several parts as JSON.</summary>
    public static string Text(object key) => key switch
    {
        string text => text,
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)key).ToString("O", CultureInfo.InvariantCulture),
        Enum or Guid => key.ToString()!,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(key),
    };
}
