using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Inhaul.Bench.Folders;

/// <summary>What a program does that goes from one record to the next: read it, hash its picture, copy it to the disk, insert each licence, commit.</summary>
internal static class StraightImport
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "M/d/yyyy", "MMMM d, yyyy"];

    /// <summary>Imports a folder into an empty table.</summary>
    /// <returns>How many rows were inserted.</returns>
    public static int Run(string folder, string connection, string storage)
    {
        using var database = new NpgsqlConnection(connection);
        database.Open();
        Execute(database, "CREATE TABLE licences (name text, state text, number text, status text, issued date, expires date, picture text, UNIQUE NULLS NOT DISTINCT (name, state, number))");
        var rows = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*_parse.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var record = JsonDocument.Parse(File.ReadAllBytes(path));
            var metadata = record.RootElement.GetProperty("metadata");
            var said = metadata.GetProperty("source_image_file").GetString()!.Split('/');
            var picture = Store(Path.Combine(folder, said[^2], said[^1]), storage);
            var licences = record.RootElement.GetProperty("search_result").GetProperty("licenses").EnumerateArray().Select(licence => (JsonElement?)licence).DefaultIfEmpty();
            using var transaction = database.BeginTransaction();
            foreach (var licence in licences)
            {
                Execute(
                    database, "INSERT INTO licences VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    metadata.GetProperty("pharmacy_name").GetString(), metadata.GetProperty("state").GetString(), licence?.GetProperty("license_number").GetString(),
                    licence?.GetProperty("license_status").GetString(), Date(licence?.GetProperty("issue_date").GetString()), Date(licence?.GetProperty("expiration_date").GetString()), picture);
                rows++;
            }

            transaction.Commit();
        }

        return rows;
    }

    private static string Store(string picture, string storage)
    {
        using var source = File.OpenRead(picture);
        var hash = Convert.ToHexStringLower(SHA256.HashData(source));
        var target = Path.Combine(storage, hash[..2], hash + ".png");
        if (!File.Exists(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            source.Position = 0;
            using var copy = File.Create(target);
            source.CopyTo(copy);
            copy.Flush(flushToDisk: true);
        }

        return target;
    }

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, DateFormats, CultureInfo.InvariantCulture);

    private static void Execute(NpgsqlConnection database, string sql, params object?[] values)
    {
        using var command = new NpgsqlCommand(sql, database);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        command.ExecuteNonQuery();
    }
}
