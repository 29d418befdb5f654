using System.Diagnostics;

namespace Inhaul.Diagnostics;

/// <summary>What can be followed from outside: the activities of the source <c>Inhaul</c>. Nothing is made when nobody listens.</summary>
internal static class Traces
{
    private static readonly ActivitySource Source = new("Inhaul");

    /// <summary>An import is submitted.</summary>
    /// <param name="type">The import type.</param>
    public static Activity? Submit(string type) => Source.StartActivity("inhaul.submit")?.SetTag("inhaul.type", type);

    /// <summary>A chunk is delivered.</summary>
    /// <param name="type">The import type.</param>
    /// <param name="import">The import.</param>
    /// <param name="chunk">The chunk's number.</param>
    /// <param name="attempt">How often it has been tried, this time included.</param>
    public static Activity? Chunk(string type, Guid import, int chunk, int attempt) => Source.StartActivity("inhaul.chunk")
        ?.SetTag("inhaul.type", type).SetImport(import).SetTag("inhaul.chunk", chunk).SetTag("inhaul.attempt", attempt);

    /// <summary>Says which import it is about.</summary>
    public static Activity SetImport(this Activity activity, Guid import) => activity.SetTag("inhaul.import", import.ToString());

    /// <summary>Says that it did not succeed.</summary>
    public static void Failed(this Activity? activity, Exception exception) => activity?.AddException(exception).SetStatus(ActivityStatusCode.Error, exception.Message);
}
