using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inhaul.Mapping.Cleaning;
using Inhaul.Parsing.Json;
using Inhaul.Sources;

namespace Inhaul.Stores;

/// <summary>The JSON that the ledger keeps: the same words as everywhere, and text as people write it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportOptions))]
[JsonSerializable(typeof(IReadOnlyList<IReadOnlyDictionary<string, string>>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(CleaningReport))]
[JsonSerializable(typeof(VerificationResult))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    /// <summary>The context with the words of the vocabulary for enumerations.</summary>
    public static LedgerJson Words { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ColumnType>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ConflictAction>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<DuplicateWinner>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<JsonForm>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<JsonRecordKind>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ContentKind>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Packing>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Severity>(JsonNamingPolicy.SnakeCaseLower),
        },
    });

    /// <summary>The options of an import, read from their JSON when they are asked for.</summary>
    public static Lazy<ImportOptions> ReadOptions(string json) => new(() => JsonSerializer.Deserialize(json, Words.ImportOptions)!);

    /// <summary>What cleaning changed, as the ledger keeps it.</summary>
    public static string WriteCleaned(CleaningReport report) => JsonSerializer.Serialize(report, Words.CleaningReport);

    /// <summary>What cleaning changed, from its JSON; null is nothing.</summary>
    public static CleaningReport ReadCleaned(string? json) => json is null ? Mapping.Cleaning.CleaningReport.None : JsonSerializer.Deserialize(json, Words.CleaningReport)!;

    /// <summary>The sample of an import, read from its JSON when it is asked for.</summary>
    public static Lazy<IReadOnlyList<IReadOnlyDictionary<string, string>>> ReadSample(string json) =>
        new(() => JsonSerializer.Deserialize(json, Words.IReadOnlyListIReadOnlyDictionaryStringString)!);

    /// <summary>What a verification found, as JSON.</summary>
    public static string WriteVerification(VerificationResult result) => JsonSerializer.Serialize(result, Words.VerificationResult);

    /// <summary>What a verification found, from its JSON.</summary>
    public static VerificationResult ReadVerification(string json) => JsonSerializer.Deserialize(json, Words.VerificationResult)!;
}
