namespace Inhaul.Testing.Tests.Guide;

/// <summary>Remembers mails instead of sending them.</summary>
public sealed class FakeMails : IMails
{
    /// <summary>To whom there were any.</summary>
    public List<string> Sent { get; } = [];

    public Task SendAsync(string to, string text)
    {
        Sent.Add(to);
        return Task.CompletedTask;
    }
}
