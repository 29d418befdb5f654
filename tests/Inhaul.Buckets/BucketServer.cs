using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Inhaul.Buckets;

/// <summary>A server with one bucket, <c>shop</c>, in the memory of the test. It wants requests of the user <c>tester</c>, signed.</summary>
internal sealed class BucketServer : IDisposable
{
    /// <summary>The bucket.</summary>
    public const string Bucket = "shop";

    /// <summary>Whose requests are answered.</summary>
    public const string AccessKey = "tester";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _clients = new();
    private readonly ConcurrentQueue<BucketRequest> _requests = new();
    private readonly BucketObjects _objects = new();
    private int _atOnce;

    /// <summary>Starts it.</summary>
    public BucketServer()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://{_listener.LocalEndpoint}");

    /// <summary>What it keeps, by key. It may be changed behind the server's back.</summary>
    public ConcurrentDictionary<string, byte[]> Contents => _objects.Contents;

    /// <summary>What goes wrong; nothing by default.</summary>
    public BucketFaults Faults { get; set; } = new();

    /// <summary>What it was asked so far, in order.</summary>
    public IReadOnlyList<BucketRequest> Requests => [.. _requests];

    /// <summary>How many requests were at most in work at once.</summary>
    public int MostAtOnce { get; private set; }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _clients.Keys)
        {
            client.Dispose();
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAllAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAllAsync(TcpClient client)
    {
        _clients[client] = true;
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                await using var received = new BufferedStream(stream, 1 << 16);
                while (await BucketRequest.ReadAsync(received) is { } request && await AnswerAsync(client, received, stream, request))
                {
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }

        _clients.TryRemove(client, out _);
    }

    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> AnswerAsync(TcpClient client, Stream received, Stream answers, BucketRequest request)
    {
        _requests.Enqueue(request);
        lock (_clients)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
        }

        try
        {
            var fault = Faults.Next(request);
            if (fault == BucketFault.Drop)
            {
                // In the middle of what is sent either way.
                await request.ReadBodyAsync(received, answers, request.BodyBytes / 2);
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                return false;
            }

            var body = await request.ReadBodyAsync(received, answers, request.BodyBytes);
            if (Faults.Delay > TimeSpan.Zero)
            {
                await Task.Delay(Faults.Delay);
            }

            var answer = fault == BucketFault.Busy ? BucketAnswer.Busy(Faults.RetryAfter)
                : !request.IsSignedBy(AccessKey) ? BucketAnswer.Error(HttpStatusCode.Forbidden, "AccessDenied")
                : _objects.Answer(request, body);
            await answer.WriteAsync(answers, isHead: request.Method == "HEAD");
            return true;
        }
        finally
        {
            lock (_clients)
            {
                _atOnce--;
            }
        }
    }
}
