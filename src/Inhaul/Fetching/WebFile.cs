using System.Net;
using System.Net.Http.Headers;

namespace Inhaul.Fetching;

/// <summary>A file on a web server.</summary>
/// <param name="client">Asks the server; follows no redirection by itself.</param>
/// <param name="address">Where it is.</param>
/// <param name="time">By which dates of servers are told from now.</param>
internal sealed class WebFile(HttpClient client, WebAddress address, TimeProvider time) : IRemoteFile
{
    private const int MostRedirections = 10;

    /// <inheritdoc/>
    public string Shown => address.Shown;

    /// <inheritdoc/>
    public async Task<RemotePart> OpenAsync(long from, string? version, CancellationToken cancellationToken)
    {
        var (response, last) = await AskAsync(from, version, cancellationToken);
        try
        {
            var range = response.Content.Headers.ContentRange;
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && from > 0)
            {
                response.Dispose();
                return range?.Length == from
                    ? new RemotePart(Stream.Null, from, from, version, NameOf(response, last), response)
                    : await OpenAsync(0, null, cancellationToken);
            }

            CheckStatus(response);
            if (response.Content.Headers.ContentEncoding.FirstOrDefault(encoding => encoding is not ("gzip" or "x-gzip" or "identity")) is { } encoding)
            {
                throw new InvalidConfigurationException($"{Shown} is sent in the encoding {encoding}, which was not asked for. Fetch it with a browser and import the file.");
            }

            // What is sent with the encoding gzip stays as it is: a gzip file is unpacked when it is read.
            var isPart = response.StatusCode == HttpStatusCode.PartialContent && range?.From == from;
            return new RemotePart(
                await response.Content.ReadAsStreamAsync(cancellationToken),
                isPart ? from : 0,
                isPart ? range!.Length : response.Content.Headers.ContentLength,
                VersionOf(response),
                NameOf(response, last),
                response);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<(HttpResponseMessage Response, WebAddress Last)> AskAsync(long from, string? version, CancellationToken cancellationToken)
    {
        var at = address;
        for (var redirections = 0; redirections <= MostRedirections; redirections++)
        {
            using var request = Request(at, from, version);
            var response = await SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return (response, at);
            }

            response.Dispose();
            var next = at.Redirected(location);
            if (next.Uri.Scheme is not ("https" or "http") || (at.IsEncrypted && !next.IsEncrypted))
            {
                throw new InvalidConfigurationException($"{Shown} is redirected to {next.Shown}, which is not encrypted. Name that URL itself if it is to be trusted.");
            }

            at = next;
        }

        throw new InvalidConfigurationException($"{Shown} is redirected more than {MostRedirections} times. Open it in a browser, and name the URL where the file is in the end.");
    }

    private static HttpRequestMessage Request(WebAddress at, long from, string? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, at.Uri);
        request.Headers.Authorization = at.Authorization;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("inhaul", null));

        // Parts of a file can be asked for only when it is not compressed anew for every request.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            request.Headers.TryAddWithoutValidation("If-Range", version);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new InvalidConfigurationException($"{Shown} cannot be trusted: {(failure.InnerException ?? failure).Message}");
        }
        catch (HttpRequestException failure) when (failure.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound })
        {
            throw new InvalidConfigurationException($"{Shown} cannot be fetched: there is no host {request.RequestUri!.Host}.");
        }
        catch (HttpRequestException failure)
        {
            throw new RemoteTroubleException($"no connection ({failure.Message})");
        }
    }

    private void CheckStatus(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        throw (int)response.StatusCode switch
        {
            408 or 425 or 429 or 500 or 502 or 503 or 504 or (> 505 and < 600) => new RemoteTroubleException($"the server says {status}", RetryAfter(response)),
            401 or 403 or 407 => new InvalidConfigurationException(
                $"{Shown} may not be read ({status}). Write user and password into the URL, as in https://user:password@host/path, or fetch the file another way and import that."),
            404 or 410 => new InvalidConfigurationException($"{Shown} does not exist ({status})."),
            _ => new InvalidConfigurationException($"{Shown} cannot be fetched: the server says {status}."),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>What a server takes for the same version: a strong entity tag, or else the time of the last change.</summary>
    private static string? VersionOf(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag
        ? tag.Tag
        : response.Content.Headers.LastModified?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private string NameOf(HttpResponseMessage response, WebAddress last)
    {
        var disposition = response.Content.Headers.ContentDisposition;
        string?[] names = [disposition?.FileNameStar, disposition?.FileName?.Trim('"'), address.FileName.Contains('.', StringComparison.Ordinal) ? address.FileName : last.FileName, address.FileName];
        return names.Select(name => name?.Split('/', '\\')[^1]).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? address.Uri.Host;
    }
}
