namespace Inhaul.Fetching;

/// <summary>Files on web servers.</summary>
/// <param name="time">By which dates of servers are told from now.</param>
internal sealed class WebPlace(TimeProvider time) : IRemotePlace
{
    /// <summary>One for the process: its connections are shared and looked up again now and then.</summary>
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    public string Form => "https://host/path";

    /// <inheritdoc/>
    public bool Holds(string location) =>
        location.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || location.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public Task<IReadOnlyList<IRemoteFile>> FindAsync(string location, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IRemoteFile>>([new WebFile(Client, WebAddress.Parse(location), time)]);
}
