using System.Globalization;
using Npgsql;

namespace Inhaul.Clusters;

/// <summary>
/// Results of queries as text in which tests can compare databases: numbers without trailing zeros, true and false as 1
/// and 0, times as the engine writes them for people, bytes in lower-case hexadecimal.
/// </summary>
public static class ResultText
{
    /// <summary>A query whose values come as text, since a number of PostgreSQL may have more digits than any number of .NET.</summary>
    public static NpgsqlCommand Query(NpgsqlConnection connection, string sql) => new(sql, connection) { AllResultTypesAreUnknown = true };

    /// <summary>The values of the row that a reader of <see cref="Query"/> is at.</summary>
    public static string?[] Row(NpgsqlDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : Text(reader.GetDataTypeName(column), reader.GetString(column)))];

    private static string Text(string type, string text) => type switch
    {
        "boolean" => text == "t" ? "1" : "0",
        "numeric" => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text,
        "double precision" => double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        "bytea" => text[2..],
        "timestamp without time zone" => Time(text, "yyyy-MM-dd HH:mm:ss", ""),
        "timestamp with time zone" => Time(text, "yyyy-MM-ddTHH:mm:ss", "Z"),
        _ => text,
    };

    private static string Time(string text, string seconds, string end)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime();
        var fraction = time.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : time.ToString(".fffffff", CultureInfo.InvariantCulture);
        return time.ToString(seconds, CultureInfo.InvariantCulture) + fraction + end;
    }
}
