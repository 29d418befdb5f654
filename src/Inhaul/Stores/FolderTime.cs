using System.Globalization;

namespace Inhaul.Stores;

/// <summary>Times of files as the ledger keeps them: as text, with all the digits that file systems have.</summary>
internal static class FolderTime
{
    /// <summary>A time as text; null for none.</summary>
    public static string? Write(DateTime? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A time from its text.</summary>
    public static DateTime? Read(string? text) => text is null ? null : DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
