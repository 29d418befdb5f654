namespace Inhaul.Stores;

/// <summary>Which record files of folders were imported, and by which import. They are noted with the submission of the import.</summary>
internal interface IFolderSource
{
    /// <summary>The record files that were submitted of a tenant's folder as an import type, each with the last import that has its rows.</summary>
    Task<IReadOnlyList<KnownFolderFile>> ReadAsync(string tenant, string type, string folder, CancellationToken cancellationToken);

    /// <summary>Notes new times of files whose bytes are what they were. A file that belongs to another import by now is left as it is.</summary>
    Task NoteTimesAsync(string tenant, string type, string folder, IReadOnlyList<KnownFolderFile> files, CancellationToken cancellationToken);
}
