using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Which record files of folders were imported.</summary>
internal sealed partial class PostgresImportStore : IFolderSource
{
    private const int FilesAtOnce = 10_000;

    /// <inheritdoc/>
    public IFolderSource Folders => this;

    async Task<IReadOnlyList<KnownFolderImport>> IFolderSource.ReadImportsAsync(string tenant, string type, string folder, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            """
            SELECT i.id, i.state, i.definition_hash FROM inhaul.import i
            WHERE i.tenant = @tenant AND i.id IN (SELECT f.import_id FROM inhaul.folder_file f WHERE f.tenant = @tenant AND f.type = @type AND f.folder = @folder)
            """,
            row => new KnownFolderImport(row.GetGuid(0), Word.Parse<ImportState>(row.GetString(1)), row.GetString(2)),
            cancellationToken, ("@tenant", tenant), ("@type", type), ("@folder", folder));
    }

    async Task IFolderSource.ReadFilesAsync(string tenant, string type, string folder, Action<KnownFolderFile> take, CancellationToken cancellationToken)
    {
        var imports = new Dictionary<Guid, KnownFolderImport>();
        await using var turn = await _database.ReadAsync(cancellationToken);
        await turn.ReadAsync(
            """
            SELECT f.path, f.bytes, f.modified, f.sha256, f.attachment, f.attachment_bytes, f.attachment_modified, f.first_row, f.row_count, f.import_id, i.state, i.definition_hash
            FROM inhaul.folder_file f JOIN inhaul.import i ON i.tenant = f.tenant AND i.id = f.import_id
            WHERE f.tenant = @tenant AND f.type = @type AND f.folder = @folder
            """,
            row => take(new KnownFolderFile(
                new FolderFile(row.GetString(0), row.GetInt64(1), FolderTime.Read(Text(row, 2)), row.GetString(3))
                {
                    Attachment = Text(row, 4),
                    AttachmentBytes = row.GetInt64(5),
                    AttachmentModified = FolderTime.Read(Text(row, 6)),
                    FirstRow = row.GetInt64(7),
                    RowCount = row.GetInt32(8),
                },
                ImportOf(row))),
            cancellationToken, ("@tenant", tenant), ("@type", type), ("@folder", folder));

        KnownFolderImport ImportOf(NpgsqlDataReader row)
        {
            var id = row.GetGuid(9);
            return imports.TryGetValue(id, out var known) ? known : imports[id] = new KnownFolderImport(id, Word.Parse<ImportState>(row.GetString(10)), row.GetString(11));
        }
    }

    async Task IFolderSource.NoteTimesAsync(string tenant, string type, string folder, IReadOnlyList<KnownFolderFile> files, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        await turn.ExecuteAsync(
            """
            UPDATE inhaul.folder_file f SET modified = n.modified FROM unnest(@paths, @imports, @modified) AS n (path, import_id, modified)
            WHERE f.tenant = @tenant AND f.type = @type AND f.folder = @folder AND f.path = n.path AND f.import_id = n.import_id
            """,
            cancellationToken,
            ("@tenant", tenant), ("@type", type), ("@folder", folder), ("@paths", files.Select(known => known.File.Path).ToArray()),
            ("@imports", files.Select(known => known.Import.Id).ToArray()), ("@modified", files.Select(known => FolderTime.Write(known.File.Modified)).ToArray()));
        await turn.CommitAsync(cancellationToken);
    }

    private static async Task InsertFolderAsync(PostgresTurn turn, Guid id, NewImport import, NewFolder folder, CancellationToken cancellationToken)
    {
        // In one order for everybody, so that two imports of one folder never wait for each other in a circle.
        foreach (var files in folder.Files.Chunk(FilesAtOnce))
        {
            await InsertFilesAsync(turn, id, import, folder.Name, files, cancellationToken);
        }
    }

    private static async Task InsertFilesAsync(PostgresTurn turn, Guid id, NewImport import, string folder, FolderFile[] files, CancellationToken cancellationToken)
    {
        await turn.ExecuteAsync(
            """
            INSERT INTO inhaul.folder_file (tenant, type, folder, path, bytes, modified, sha256, attachment, attachment_bytes, attachment_modified, import_id, first_row, row_count)
            SELECT @tenant, @type, @folder, n.path, n.bytes, n.modified, n.sha256, n.attachment, n.attachment_bytes, n.attachment_modified, @import, n.first_row, n.row_count
            FROM unnest(@path, @bytes, @modified, @sha256, @attachment, @attachment_bytes, @attachment_modified, @first_row, @row_count)
                AS n (path, bytes, modified, sha256, attachment, attachment_bytes, attachment_modified, first_row, row_count)
            ON CONFLICT (tenant, type, folder, path) DO UPDATE SET
                bytes = excluded.bytes, modified = excluded.modified, sha256 = excluded.sha256, attachment = excluded.attachment, attachment_bytes = excluded.attachment_bytes,
                attachment_modified = excluded.attachment_modified, import_id = excluded.import_id, first_row = excluded.first_row, row_count = excluded.row_count
            """,
            cancellationToken,
            ("@tenant", import.Tenant), ("@type", import.Type), ("@folder", folder), ("@import", id), ("@path", Column(file => file.Path)), ("@bytes", Column(file => file.Bytes)),
            ("@modified", Column(file => FolderTime.Write(file.Modified))), ("@sha256", Column(file => file.Sha256)), ("@attachment", Column(file => file.Attachment)),
            ("@attachment_bytes", Column(file => file.AttachmentBytes)), ("@attachment_modified", Column(file => FolderTime.Write(file.AttachmentModified))),
            ("@first_row", Column(file => file.FirstRow)), ("@row_count", Column(file => file.RowCount)));

        T[] Column<T>(Converter<FolderFile, T> value) => Array.ConvertAll(files, value);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
