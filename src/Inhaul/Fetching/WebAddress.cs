using System.Net.Http.Headers;
using System.Text;

namespace Inhaul.Fetching;

/// <summary>A URL, apart from the secrets in it.</summary>
internal sealed class WebAddress
{
    private readonly string? _credentials;

    private WebAddress(Uri uri, string? credentials)
    {
        Uri = new UriBuilder(uri) { UserName = "", Password = "", Fragment = "" }.Uri;
        _credentials = credentials;
    }

    /// <summary>Where to ask, without user and password.</summary>
    public Uri Uri { get; }

    /// <summary>The URL as it may be shown and kept: the values of its query may be secrets, so only their names are in it.</summary>
    public string Shown => Uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) + Query();

    /// <summary>User and password, for the server that they are meant for; null for none.</summary>
    public AuthenticationHeaderValue? Authorization => _credentials is null
        ? null
        : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(_credentials)));

    /// <summary>The last part of the path; empty when there is none.</summary>
    public string FileName => Uri.UnescapeDataString(Uri.Segments[^1]).Trim('/');

    /// <summary>Whether what is sent cannot be read on its way.</summary>
    public bool IsEncrypted => Uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads a URL.</summary>
    /// <exception cref="InvalidConfigurationException">It is none. The message does not repeat it, since it may hold a password.</exception>
    public static WebAddress Parse(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? new WebAddress(uri, uri.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(uri.UserInfo))
            : throw new InvalidConfigurationException("A URL is not well formed. Write it as https://host/path, with signs such as spaces escaped (%20).");

    /// <summary>Where a server sends whoever asks here. Credentials go along to the same server only.</summary>
    public WebAddress Redirected(Uri location)
    {
        var target = new Uri(Uri, location);
        var isSameServer = Uri.Compare(Uri, target, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        return new WebAddress(target, isSameServer ? _credentials : null);
    }

    private string Query() => Uri.Query.Length < 2
        ? ""
        : "?" + string.Join('&', Uri.Query[1..].Split('&').Select(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? $"{part[..equals]}=…" : "…"));
}
