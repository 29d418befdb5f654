using System.Security.Cryptography;
using System.Text;

namespace Inhaul.Mapping.Suggesting;

/// <summary>By what a header is recognised: the same columns in any order and case have the same.</summary>
internal static class HeaderFingerprint
{
    /// <summary>The fingerprint of columns: 64 characters.</summary>
    public static string Of(IEnumerable<string> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', columns.Select(column => column.ToLowerInvariant()).Order(StringComparer.Ordinal)))));
}
