using System.Buffers;

namespace Inhaul.Mapping.Cleaning;

/// <summary><c>url</c>: no white space at the ends, scheme and host in lower case; path, query and user name keep theirs. Text without a scheme stays as it is.</summary>
internal sealed class UrlStep : CleaningStep
{
    private const string SchemeEnd = "://";

    private static readonly SearchValues<char> OfSchemes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var url = value.Trim();
        var end = url.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (end <= 0 || url.AsSpan(0, end).ContainsAnyExcept(OfSchemes) || url.AsSpan().ContainsAny(" \t\r\n"))
        {
            return value;
        }

        var host = end + SchemeEnd.Length;
        var path = url.AsSpan(host).IndexOfAny("/?#");
        path = path < 0 ? url.Length : host + path;
        if (url.AsSpan(host, path - host).LastIndexOf('@') is var user and >= 0)
        {
            host += user + 1;
        }

        return $"{url[..end].ToLowerInvariant()}{url[end..host]}{url[host..path].ToLowerInvariant()}{url[path..]}";
    }
}
