namespace Inhaul.Stores;

/// <summary>Where the attachments of an import's rows come from and go to.</summary>
/// <param name="Storage">The storage of their contents.</param>
/// <param name="Root">The folder from which their paths start and which they do not leave.</param>
internal sealed record AttachmentPlace(string Storage, string Root);
