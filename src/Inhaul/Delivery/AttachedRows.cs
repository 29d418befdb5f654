using Inhaul.Attachments;
using Inhaul.Mapping;

namespace Inhaul.Delivery;

/// <summary>The attachments of a chunk's rows, stored as far as they can be.</summary>
/// <param name="Values">What the rows have in the place of their paths.</param>
/// <param name="Counts">What it took.</param>
internal sealed record AttachedRows(AttachedValues Values, AttachmentCounts Counts);
