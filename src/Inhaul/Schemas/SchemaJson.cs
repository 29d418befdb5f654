using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inhaul.Schemas;

/// <summary>The JSON of schema files.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SchemaJson : JsonSerializerContext;
