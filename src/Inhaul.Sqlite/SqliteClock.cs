using System.Globalization;

namespace Inhaul.Sqlite;

/// <summary>The database's clock in SQL, and its times in .NET: UTC with milliseconds, in a form that sorts as text.</summary>
internal static class SqliteClock
{
    /// <summary>The SQL for now.</summary>
    public const string Now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

    /// <summary>The SQL for now plus the parameter <c>@lease</c>, made by <see cref="Modifier"/>.</summary>
    public const string LeaseEnd = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', @lease)";

    /// <summary>The SQL for now plus a parameter that is made by <see cref="Modifier"/>.</summary>
    public static string Plus(string parameter) => $"strftime('%Y-%m-%dT%H:%M:%fZ', 'now', {parameter})";

    /// <summary>A length of time, which may be negative, as SQLite adds it.</summary>
    public static string Modifier(TimeSpan length) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(length.TotalSeconds, 3) + 0.0:+0.000;-0.000} seconds");

    /// <summary>Reads a time of the database.</summary>
    public static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
