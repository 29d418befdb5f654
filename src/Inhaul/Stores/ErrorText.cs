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
}
