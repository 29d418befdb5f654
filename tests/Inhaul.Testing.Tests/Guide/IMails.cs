namespace Inhaul.Testing.Tests.Guide;

/// <summary>Sends mails.</summary>
public interface IMails
{
    /// <summary>Sends one.</summary>
    Task SendAsync(string to, string text);
}
