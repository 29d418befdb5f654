using Inhaul.Mapping;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>Whether attachments can be brought in as asked, and where they are.</summary>
internal static class AttachmentFit
{
    /// <summary>Checks the fields of a definition that name attachments. Their values are not known before their rows are delivered.</summary>
    /// <exception cref="InvalidConfigurationException">A field cannot be one; the message says why.</exception>
    public static void Check(ImportDefinition definition)
    {
        foreach (var field in definition.AttachmentFields().Select(position => definition.Fields[position]))
        {
            var fault = field.Type != ColumnType.Text ? $"is {Word.Of(field.Type)}, and the address of an attachment is text"
                : definition.Key.Contains(field.Column, StringComparer.OrdinalIgnoreCase) ? "is a part of the key, by which rows are told apart before their attachments are read"
                : field.IsUnique ? "must be unique, which is found out before attachments are read"
                : field.Reference is not null ? "refers to another table, which has no addresses of attachments to be looked up"
                : null;
            if (fault is not null)
            {
                throw new InvalidConfigurationException($"The column {field.Column} cannot name attachments: it {fault}. Name another column for them.");
            }
        }
    }

    /// <summary>Where the attachments of an import come from and go to; null when its definition has none.</summary>
    /// <exception cref="InvalidConfigurationException">That is not said, or the folder is not there.</exception>
    public static AttachmentPlace? Place(ImportRequest request, ImportDefinition definition)
    {
        if (definition.AttachmentFields().Length == 0)
        {
            return null;
        }

        var storage = request.Attachments.Storage ?? throw new InvalidConfigurationException("The rows have attachments, and no storage for them is named. Add UseAttachments(…), or --attachments.");
        return new AttachmentPlace(storage, Root(request));
    }

    /// <summary>The columns in which addresses will be found.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="place">Where attachments come from and go to; null for none.</param>
    /// <param name="definition">The definition.</param>
    public static IEnumerable<AttachmentColumn> Columns(ImportRequest request, AttachmentPlace? place, ImportDefinition definition) => place is null ? [] :
    [
        .. from position in definition.AttachmentFields()
           where definition.HasTable
           select new AttachmentColumn(request.Tenant, place.Storage, definition.Table, definition.Fields[position].Column),
        .. (request.Processor?.Fields ?? []).SelectMany(field => field.AttachedIn is { } written ? (AttachmentColumn[])[new(request.Tenant, place.Storage, written.Table, written.Column)] : []),
    ];

    private static string Root(ImportRequest request)
    {
        if (request.Attachments.Root is { } said)
        {
            var full = Path.GetFullPath(said);
            return Directory.Exists(full) ? full : throw new InvalidConfigurationException($"The folder {said}, from which attachments are to be read, does not exist. Name another with --attachment-root (AttachmentRoot).");
        }

        var stranger = request.Attachments.HasFolder ? request.Inputs.FirstOrDefault(input => input.Origin is not null) : request.Inputs[0];
        var folders = request.Inputs.Select(input => Path.GetDirectoryName(input.Path)!).Distinct(StringComparer.Ordinal).ToList();
        return stranger is null && folders.Count == 1 ? folders[0]
            : throw new InvalidConfigurationException(
                $"The paths of attachments start from the folder of the input, and {(stranger is null ? $"the inputs lie in {folders.Count} of them" : $"{stranger.Shown} has none")}. Name the folder with --attachment-root (AttachmentRoot).");
    }
}
