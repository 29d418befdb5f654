using System.Diagnostics.CodeAnalysis;
using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>The storages that this process writes to: for each one uploader, whichever imports and workers use it.</summary>
/// <param name="options">How contents are stored.</param>
/// <param name="open">Opens a storage by its location; null when it is none that is known here.</param>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "An uploader holds nothing but a semaphore, and lasts as long as the process.")]
internal sealed class AttachmentStorages(AttachmentOptions options, Func<string, IAttachmentStorage?> open)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AttachmentUploader> _uploaders = new(StringComparer.Ordinal);

    /// <summary>Those that every process can open: folders.</summary>
    public static AttachmentStorages OfFolders { get; } = new(new AttachmentOptions(), OpenFolder);

    /// <summary>How contents are stored.</summary>
    public AttachmentOptions Options => options;

    /// <summary>Opens a folder; null when a location is none.</summary>
    public static IAttachmentStorage? OpenFolder(string location) => Path.IsPathFullyQualified(location) ? new FolderStorage(location) : null;

    /// <summary>Why attachments cannot be read from or stored at their place by this process; null when they can.</summary>
    public string? ObstacleTo(AttachmentPlace place)
    {
        if (!Directory.Exists(place.Root))
        {
            return $"the folder {place.Root}, which they are in, is not there";
        }

        try
        {
            _ = UploaderOf(place.Storage);
            return null;
        }
        catch (InvalidConfigurationException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>The one that writes to a storage.</summary>
    /// <exception cref="InvalidConfigurationException">The storage is not known here, or cannot be opened.</exception>
    public AttachmentUploader UploaderOf(string location)
    {
        lock (_gate)
        {
            if (!_uploaders.TryGetValue(location, out var uploader))
            {
                _uploaders[location] = uploader = new AttachmentUploader(Open(location), options, TimeProvider.System);
            }

            return uploader;
        }
    }

    /// <summary>Reads back what is in a storage. The caller disposes it.</summary>
    /// <exception cref="InvalidConfigurationException">The storage is not known here, or cannot be opened.</exception>
    public ContentCheck CheckOf(string location) => new(Open(location), options, TimeProvider.System);

    private IAttachmentStorage Open(string location) =>
        open(location) ?? throw new InvalidConfigurationException($"The storage {location} of attachments is not known here. Name it with UseAttachments(…).");
}
