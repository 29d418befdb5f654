using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inhaul.Attachments;

/// <summary>The JSON in which the ledger keeps what it took to have the attachments of a chunk's rows stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AttachmentCounts))]
internal sealed partial class AttachmentJson : JsonSerializerContext
{
    /// <summary>Counts as the ledger keeps them.</summary>
    public static string Write(AttachmentCounts counts) => JsonSerializer.Serialize(counts, Default.AttachmentCounts);

    /// <summary>Counts from their JSON; null is nothing.</summary>
    public static AttachmentCounts Read(string? json) => json is null ? new AttachmentCounts() : JsonSerializer.Deserialize(json, Default.AttachmentCounts)!;
}
