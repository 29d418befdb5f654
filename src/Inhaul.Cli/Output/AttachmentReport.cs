using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Attachments;

namespace Inhaul.Cli.Output;

/// <summary>What it took to have the attachments of an import stored, for people and for programs.</summary>
/// <param name="counts">The counts.</param>
/// <param name="storage">Where they are stored.</param>
internal sealed class AttachmentReport(AttachmentCounts counts, string storage)
{
    /// <summary>The member <c>attachments</c> of <c>import --output json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["storage"] = storage,
        ["hashed"] = counts.Hashed,
        ["bytes"] = counts.HashedBytes,
        ["stored"] = counts.Stored,
        ["present"] = counts.AlreadyThere,
        ["retried"] = counts.Retried,
        ["failed"] = counts.Failed,
    };

    /// <summary>The line for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"attachments: {counts.Hashed:N0} files hashed ({counts.HashedBytes:N0} bytes), {counts.Stored:N0} contents stored in {storage}, {counts.AlreadyThere:N0} there already, {counts.Retried:N0} tries repeated, {counts.Failed:N0} files not stored");
}
