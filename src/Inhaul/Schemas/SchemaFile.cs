using System.Text.Json;

namespace Inhaul.Schemas;

/// <summary>Reads the schema of a table from a file: a Table Schema, or a Data Package or Data Resource that has one.</summary>
internal static class SchemaFile
{
    private const int LongestBytes = 4 << 20;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The files to be imported, as they are called, by which a package finds the resource.</param>
    /// <exception cref="InvalidConfigurationException">The file cannot be read or is no schema that an import can follow; the message names the place.</exception>
    public static TableSchema Read(string path, IReadOnlyList<string> inputs)
    {
        using var document = Open(path);
        var whole = Whole(document, path);
        return whole.Has("resources") ? new PackageReader(path, whole).Read(inputs)
            : whole.Has("schema") ? new PackageReader(path, whole).ReadResource(whole)
            : new SchemaReader(whole, whole.Place, ImportType.FromFileName).Read(whole.Compact(), dialect: null);
    }

    /// <summary>The JSON of a file.</summary>
    /// <exception cref="InvalidConfigurationException">It cannot be read, is too large, or is no JSON.</exception>
    public static JsonDocument Open(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > LongestBytes)
            {
                throw new InvalidConfigurationException($"{Path.GetFileName(path)} has {file.Length} bytes, more than the {LongestBytes} of the longest schema that is read. Is it the data?");
            }

            return JsonDocument.Parse(file);
        }
        catch (JsonException problem)
        {
            throw new InvalidConfigurationException($"{Path.GetFileName(path)}, line {problem.LineNumber + 1}: this is no JSON that a schema could be.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The schema cannot be read: {problem.Message}");
        }
    }

    /// <summary>The object that a file holds.</summary>
    /// <exception cref="InvalidConfigurationException">It holds something else.</exception>
    public static SchemaPart Whole(JsonDocument document, string path) => document.RootElement.ValueKind == JsonValueKind.Object
        ? new SchemaPart(document.RootElement, Path.GetFileName(path))
        : throw new InvalidConfigurationException($"{Path.GetFileName(path)} holds no object; a schema is one, such as {{\"fields\": [{{\"name\": \"id\", \"type\": \"integer\"}}]}}.");
}
