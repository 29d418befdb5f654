using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Inhaul.Tests.Fetching;

/// <summary>A small web server of a test: it answers as the test says, and drops connections where the test says so.</summary>
internal sealed class WebServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<WebQuestion, WebAnswer> _answer;
    private readonly ConcurrentQueue<WebQuestion> _requests = new();

    public WebServer(Func<WebQuestion, WebAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://{Host}");

    /// <summary>Its address and port.</summary>
    public string Host => _listener.LocalEndpoint.ToString()!;

    /// <summary>What it was asked so far, in order.</summary>
    public IReadOnlyList<WebQuestion> Requests => [.. _requests];

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is not { } request)
                {
                    return;
                }

                _requests.Enqueue(request);
                var answer = _answer(request);
                var head = new StringBuilder($"HTTP/1.1 {(int)answer.Status} {answer.Status}\r\nConnection: close\r\nContent-Length: {answer.Body.Length}\r\n");
                foreach (var (name, value) in answer.Headers)
                {
                    head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
                }

                await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()));
                await stream.WriteAsync(answer.Body.AsMemory(0, answer.DropAfter ?? answer.Body.Length));
            }
            catch (IOException)
            {
                // The client went away.
            }
        }
    }

    private static async Task<WebQuestion?> ReadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return new WebQuestion(lines[0].Split(' ')[1], headers);
    }
}
