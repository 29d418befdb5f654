namespace Inhaul.Stores;

/// <summary>Which record files of folders were imported, and by which import. They are noted with the submission of the import.</summary>
internal interface IFolderSource
{
    /// <summary>The imports that have rows of a tenant's folder as an import type: those that no other took all files over from.</summary>
    Task<IReadOnlyList<KnownFolderImport>> ReadImportsAsync(string tenant, string type, string folder, CancellationToken cancellationToken);

    /// <summary>Reads the record files that were submitted of a tenant's folder as an import type, as they are at one moment.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="type">The import type.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="take">Is given each of them, in any order, so that they need not be in memory together. It asks nothing of the store.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task ReadFilesAsync(string tenant, string type, string folder, Action<KnownFolderFile> take, CancellationToken cancellationToken);

    /// <summary>Notes new times of files whose bytes are what they were. A file that belongs to another import by now is left as it is.</summary>
    Task NoteTimesAsync(string tenant, string type, string folder, IReadOnlyList<KnownFolderFile> files, CancellationToken cancellationToken);
}
