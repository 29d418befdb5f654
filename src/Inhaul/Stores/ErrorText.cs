namespace Inhaul.Stores;

/// <summary>What an error says to people.</summary>
internal static class ErrorText
{
    /// <summary>The first line of its message: what databases add below is about positions in statements that people did not write.</summary>
    public static string Of(Exception error)
    {
        var end = error.Message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? error.Message : error.Message[..end];
    }

    /// <summary>Something that people are told, with a full stop unless it ends a sentence already, so that another may follow.</summary>
    public static string Sentence(string text) => text is [.., '.' or '!' or '?' or '…'] ? text : text + ".";
}
