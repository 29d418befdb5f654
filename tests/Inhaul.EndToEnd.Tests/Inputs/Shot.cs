using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>Numbered pictures, each of another content.</summary>
internal static class Shot
{
    /// <summary>What is in a picture.</summary>
    public static string Content(int number) => string.Create(CultureInfo.InvariantCulture, $"picture {number}");

    /// <summary>The address of its content.</summary>
    public static string Address(int number)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content(number))));
        return $"sha256/{hash[..2]}/{hash[2..4]}/{hash}.png";
    }

    /// <summary>The addresses of the pictures from 1 to a number.</summary>
    public static IEnumerable<string> Addresses(int count) => Enumerable.Range(1, count).Select(Address);
}
