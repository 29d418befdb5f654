using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>The few calls that are taken to raise nothing and to do nothing to what they are given. Logging is one: an import is not in danger because it is talked about.</summary>
internal static class HarmlessCalls
{
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "print", "len", "str", "repr", "isinstance", "issubclass", "type", "id", "bool", "dict", "list", "set", "tuple", "callable", "hasattr", "range", "enumerate", "format",
        "time.time", "time.monotonic", "time.perf_counter", "datetime.now", "datetime.utcnow", "datetime.datetime.now", "datetime.datetime.utcnow",
        "traceback.format_exc", "traceback.print_exc", "sys.exc_info", "uuid.uuid4", "uuid4", "logging.getLogger", "collections.defaultdict", "collections.Counter",
        "contextlib.suppress", "contextlib.nullcontext", "contextlib.ExitStack", "contextlib.AsyncExitStack",
    };

    private static readonly HashSet<string> LogMethods = ["debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log"];

    private static readonly HashSet<string> Methods = ["append", "items", "keys", "values", "get", "strip", "lower", "upper", "join", "format", "isoformat", "total_seconds"];

    private static readonly string[] Remote = ["session", "client", "http", "api", "requests"];

    /// <summary>True for a call of this kind.</summary>
    /// <param name="function">What is called.</param>
    /// <param name="name">Its dotted name where it is known.</param>
    public static bool Include(PythonNode function, string? name)
    {
        if (name is not null && Functions.Contains(name))
        {
            return true;
        }

        if (function.Kind != "Attribute")
        {
            return false;
        }

        var method = function.Text("attr")!;
        if (method == "get" && (name is not null && !name.EndsWith("environ.get", StringComparison.Ordinal) || IsRemote(function.Node("value")!)))
        {
            return false;
        }

        return Methods.Contains(method) || LogMethods.Contains(method) && IsLog(function.Node("value")!);
    }

    /// <summary>What is got over a network may fail; what is got from a dictionary does not.</summary>
    private static bool IsRemote(PythonNode receiver) =>
        (receiver.Text("attr") ?? receiver.Text("id")) is { } name && Remote.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsLog(PythonNode receiver)
    {
        var name = receiver.Kind == "Call" ? receiver.Node("func")!.Text("attr") ?? receiver.Node("func")!.Text("id") : receiver.Text("attr") ?? receiver.Text("id");
        return name is not null && name.Contains("log", StringComparison.OrdinalIgnoreCase);
    }
}
