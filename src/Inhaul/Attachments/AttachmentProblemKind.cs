namespace Inhaul.Attachments;

/// <summary>What is wrong with a content in a storage.</summary>
internal enum AttachmentProblemKind
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>Something else is under its address.</summary>
    Damaged,

    /// <summary>It could not be read, so that nobody knows.</summary>
    Unread,
}
