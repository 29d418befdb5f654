using Inhaul.Attachments;
using Inhaul.S3;
using Inhaul.Stores;

namespace Inhaul.Cli;

/// <summary>Opens the storages of attachments that <c>--attachments</c> names.</summary>
internal static class AttachmentStorageOpener
{
    /// <summary>Opens a storage.</summary>
    /// <param name="location">A folder, or <c>s3://bucket/prefix</c>.</param>
    /// <exception cref="InvalidConfigurationException">It cannot be opened.</exception>
    public static IAttachmentStorage Open(string location) => S3AttachmentStorage.Holds(location) ? S3AttachmentStorage.Open(location) : new FolderStorage(location);

    /// <summary>The storages that workers of this process write to.</summary>
    /// <param name="uploads">How many contents are written at once to each.</param>
    public static AttachmentStorages ForWorkers(int uploads) => new(new AttachmentOptions { Uploads = uploads }, Open);

    /// <summary>Opens the storage that is named, or all that a store knows of.</summary>
    public static async Task<IReadOnlyList<IAttachmentStorage>> OpenAllAsync(IAttachmentSource source, string? location, CancellationToken cancellationToken) =>
        location is not null ? [Open(location)] : [.. (await source.ListStoragesAsync(cancellationToken)).Select(Open)];
}
