using Inhaul.Attachments;
using Inhaul.Hosting;

namespace Inhaul.ProcessorApp;

/// <summary>Stores every file of a folder as an attachment, again and again the same way, so that it can be killed anywhere.</summary>
internal static class AttachmentJob
{
    private static readonly AttachmentOptions Options = new() { Batch = 2 };

    /// <summary>Runs it.</summary>
    /// <param name="setup">The store.</param>
    /// <param name="folder">The files.</param>
    /// <param name="storage">Where their contents are kept.</param>
    /// <returns>How many files could not be stored.</returns>
    public static async Task<long> RunAsync(InhaulSetup setup, string folder, string storage)
    {
        var store = await setup.StoreAsync(CancellationToken.None);
        using var uploader = new AttachmentUploader(new FolderStorage(storage), Options, TimeProvider.System);
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select((path, i) => new AttachmentFile(i + 1, Path.GetFullPath(path))).ToList();
        var attached = await new AttachmentStep(store.Attachments, uploader, Options, TimeProvider.System).RunAsync(Tenant.Default, files, CancellationToken.None);
        foreach (var file in attached.Files)
        {
            Console.WriteLine($"{file.Address}");
        }

        return attached.Counts.Failed;
    }
}
