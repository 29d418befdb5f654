namespace Inhaul.Testing.Tests.Processors;

/// <summary>The world outside: mails that were sent.</summary>
public sealed class Mails
{
    /// <summary>To whom.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Whether sending fails.</summary>
    public bool IsDown { get; set; }

    /// <summary>Sends one.</summary>
    public void Send(string to) => Sent.Add(IsDown ? throw new InvalidOperationException("the mail server is down") : to);
}
