using System.CommandLine;
using Inhaul.Intake;

namespace Inhaul.Cli.Commands;

/// <summary>Which columns name attachments, and where these come from and go to.</summary>
internal static class AttachmentSettings
{
    private const string UsualFolder = "attachments";

    /// <summary>The columns.</summary>
    public static Option<string[]> Columns { get; } = new("--attachment") { Description = "A column whose values are paths of files: each content is stored once, and the row gets its address" };

    /// <summary>The storage.</summary>
    public static Option<string?> Storage { get; } = new("--attachments")
    {
        Description = $"Where attachments are stored: a folder, or s3://bucket/folder (default: {UsualFolder} beside the store's file, or in the working directory)",
    };

    /// <summary>The folder that paths start from.</summary>
    public static Option<string?> Root { get; } = new("--attachment-root") { Description = "The folder from which the paths of attachments start, and which they do not leave (default: that of the input)" };

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="usual">The column that names attachments where a storage is said and no column is; null for none.</param>
    /// <exception cref="InvalidConfigurationException">It says where attachments are, and not which columns name them; or the storage cannot be opened.</exception>
    public static AttachmentRequest Of(ParseResult parsed, string? usual)
    {
        var (storage, root) = (parsed.GetValue(Storage), parsed.GetValue(Root));
        var columns = parsed.GetValue(Columns) is { Length: > 0 } said ? said : usual is not null && storage is not null ? [usual] : [];
        if (columns.Length == 0)
        {
            return storage is null && root is null ? new AttachmentRequest()
                : throw new InvalidConfigurationException($"{(storage is null ? $"--attachment-root {root}" : $"--attachments {storage}")}: no column names attachments. Name it with --attachment column.");
        }

        return new AttachmentRequest
        {
            Columns = columns,
            Storage = AttachmentStorageOpener.Open(storage ?? Path.Combine(StoreOpener.FolderOf(CommonOptions.StoreOf(parsed)), UsualFolder)).Location,
            Root = root,
        };
    }
}
