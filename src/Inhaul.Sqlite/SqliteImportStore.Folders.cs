using Inhaul.Stores;
using Microsoft.Data.Sqlite;

namespace Inhaul.Sqlite;

/// <summary>Which record files of folders were imported.</summary>
internal sealed partial class SqliteImportStore : IFolderSource
{
    /// <inheritdoc/>
    public IFolderSource Folders => this;

    async Task<IReadOnlyList<KnownFolderImport>> IFolderSource.ReadImportsAsync(string tenant, string type, string folder, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            """
            SELECT i.id, i.state, i.definition_hash FROM inhaul_import i
            WHERE i.tenant = @tenant AND i.id IN (SELECT f.import_id FROM inhaul_folder_file f WHERE f.tenant = @tenant AND f.type = @type AND f.folder = @folder)
            """,
            row => new KnownFolderImport(Guid.Parse(row.GetString(0)), Word.Parse<ImportState>(row.GetString(1)), row.GetString(2)),
            ("@tenant", tenant), ("@type", type), ("@folder", folder));
    }

    async Task IFolderSource.ReadFilesAsync(string tenant, string type, string folder, Action<KnownFolderFile> take, CancellationToken cancellationToken)
    {
        var imports = new Dictionary<Guid, KnownFolderImport>();
        using var turn = await _database.ReadAsync(cancellationToken);
        turn.Read(
            """
            SELECT f.path, f.bytes, f.modified, f.sha256, f.attachment, f.attachment_bytes, f.attachment_modified, f.first_row, f.row_count, f.import_id, i.state, i.definition_hash
            FROM inhaul_folder_file f JOIN inhaul_import i ON i.tenant = f.tenant AND i.id = f.import_id
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
            ("@tenant", tenant), ("@type", type), ("@folder", folder));

        KnownFolderImport ImportOf(SqliteDataReader row)
        {
            var id = Guid.Parse(row.GetString(9));
            return imports.TryGetValue(id, out var known) ? known : imports[id] = new KnownFolderImport(id, Word.Parse<ImportState>(row.GetString(10)), row.GetString(11));
        }
    }

    async Task IFolderSource.NoteTimesAsync(string tenant, string type, string folder, IReadOnlyList<KnownFolderFile> files, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        foreach (var known in files)
        {
            turn.Execute(
                """
                UPDATE inhaul_folder_file SET modified = @modified
                WHERE tenant = @tenant AND type = @type AND folder = @folder AND path = @path AND import_id = @import
                """,
                ("@tenant", tenant), ("@type", type), ("@folder", folder), ("@path", known.File.Path), ("@import", known.Import.Id.ToString()), ("@modified", FolderTime.Write(known.File.Modified)));
        }

        turn.Commit();
    }

    private static void InsertFolder(SqliteTurn turn, Guid id, NewImport import, NewFolder folder)
    {
        using var insert = turn.Connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO inhaul_folder_file (tenant, type, folder, path, bytes, modified, sha256, attachment, attachment_bytes, attachment_modified, import_id, first_row, row_count)
            VALUES (@tenant, @type, @folder, @path, @bytes, @modified, @sha256, @attachment, @attachment_bytes, @attachment_modified, @import, @first_row, @row_count)
            ON CONFLICT (tenant, type, folder, path) DO UPDATE SET
                bytes = excluded.bytes, modified = excluded.modified, sha256 = excluded.sha256, attachment = excluded.attachment, attachment_bytes = excluded.attachment_bytes,
                attachment_modified = excluded.attachment_modified, import_id = excluded.import_id, first_row = excluded.first_row, row_count = excluded.row_count
            """;
        foreach (var file in folder.Files)
        {
            insert.Parameters.Clear();
            foreach (var (name, value) in ((string, object?)[])
            [
                ("@tenant", import.Tenant), ("@type", import.Type), ("@folder", folder.Name), ("@import", id.ToString()), ("@path", file.Path), ("@bytes", file.Bytes),
                ("@modified", FolderTime.Write(file.Modified)), ("@sha256", file.Sha256), ("@attachment", file.Attachment), ("@attachment_bytes", file.AttachmentBytes),
                ("@attachment_modified", FolderTime.Write(file.AttachmentModified)), ("@first_row", file.FirstRow), ("@row_count", file.RowCount),
            ])
            {
                insert.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            insert.ExecuteNonQuery();
        }
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
