namespace Inhaul.Attachments;

/// <summary>What the extension of a file says about its content.</summary>
internal static class MediaType
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["avif"] = "image/avif",
        ["bmp"] = "image/bmp",
        ["csv"] = "text/csv",
        ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["gif"] = "image/gif",
        ["heic"] = "image/heic",
        ["htm"] = "text/html",
        ["html"] = "text/html",
        ["jpeg"] = "image/jpeg",
        ["jpg"] = "image/jpeg",
        ["json"] = "application/json",
        ["mp4"] = "video/mp4",
        ["pdf"] = "application/pdf",
        ["png"] = "image/png",
        ["svg"] = "image/svg+xml",
        ["tif"] = "image/tiff",
        ["tiff"] = "image/tiff",
        ["txt"] = "text/plain",
        ["webp"] = "image/webp",
        ["xls"] = "application/vnd.ms-excel",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["xml"] = "application/xml",
        ["zip"] = "application/zip",
    };

    /// <summary>The media type of a content; bytes of whatever kind when its extension says nothing.</summary>
    public static string Of(ContentAddress address) => Known.GetValueOrDefault(address.Extension, "application/octet-stream");
}
