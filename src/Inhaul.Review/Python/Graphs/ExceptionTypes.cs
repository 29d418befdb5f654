namespace Inhaul.Review.Python.Graphs;

/// <summary>Which exceptions are kinds of others, as far as the names tell.</summary>
internal static class ExceptionTypes
{
    /// <summary>Some exception of which nothing more is known.</summary>
    public const string Any = "Exception";

    /// <summary>The root of all exceptions.</summary>
    public const string All = "BaseException";

    /// <summary>The exception by which a generator is closed that is left early.</summary>
    public const string Closed = "GeneratorExit";

    /// <summary>The exception that ends the program.</summary>
    public const string Exit = "SystemExit";

    private static readonly HashSet<string> Beside = [All, "KeyboardInterrupt", Closed, Exit];

    private static readonly Dictionary<string, string> Parents = new(StringComparer.Ordinal)
    {
        ["ArithmeticError"] = Any, ["AssertionError"] = Any, ["AttributeError"] = Any, ["BufferError"] = Any, ["EOFError"] = Any, ["ImportError"] = Any,
        ["LookupError"] = Any, ["MemoryError"] = Any, ["NameError"] = Any, ["OSError"] = Any, ["ReferenceError"] = Any, ["RuntimeError"] = Any,
        ["StopAsyncIteration"] = Any, ["StopIteration"] = Any, ["SyntaxError"] = Any, ["SystemError"] = Any, ["TypeError"] = Any, ["ValueError"] = Any,
        ["FloatingPointError"] = "ArithmeticError", ["OverflowError"] = "ArithmeticError", ["ZeroDivisionError"] = "ArithmeticError",
        ["ModuleNotFoundError"] = "ImportError", ["IndexError"] = "LookupError", ["KeyError"] = "LookupError", ["UnboundLocalError"] = "NameError",
        ["BlockingIOError"] = "OSError", ["ChildProcessError"] = "OSError", ["ConnectionError"] = "OSError", ["FileExistsError"] = "OSError",
        ["FileNotFoundError"] = "OSError", ["InterruptedError"] = "OSError", ["IsADirectoryError"] = "OSError", ["NotADirectoryError"] = "OSError",
        ["PermissionError"] = "OSError", ["ProcessLookupError"] = "OSError", ["TimeoutError"] = "OSError",
        ["BrokenPipeError"] = "ConnectionError", ["ConnectionAbortedError"] = "ConnectionError", ["ConnectionRefusedError"] = "ConnectionError", ["ConnectionResetError"] = "ConnectionError",
        ["NotImplementedError"] = "RuntimeError", ["RecursionError"] = "RuntimeError", ["IndentationError"] = "SyntaxError",
        ["UnicodeError"] = "ValueError", ["UnicodeDecodeError"] = "UnicodeError", ["UnicodeEncodeError"] = "UnicodeError",
    };

    /// <summary>Whether a handler of a type takes a raised type. Of <see cref="Any"/> only the handlers of everything are sure to.</summary>
    /// <param name="raised">The type that is raised.</param>
    /// <param name="handled">The type of the handler.</param>
    /// <param name="lineage">The bases of a type that the reviewed files define; empty for others.</param>
    public static CatchFit Fit(string raised, string handled, Func<string, IEnumerable<string>> lineage)
    {
        raised = raised.StartsWith(Closed, StringComparison.Ordinal) ? Closed : raised;
        if (handled == All || handled == raised)
        {
            return CatchFit.Always;
        }

        if (Beside.Contains(raised))
        {
            return CatchFit.Never;
        }

        if (handled == Any)
        {
            return CatchFit.Always;
        }

        if (Beside.Contains(handled))
        {
            return CatchFit.Never;
        }

        if (raised == Any)
        {
            return CatchFit.Perhaps;
        }

        var parents = Ancestors(raised).Concat(lineage(raised).SelectMany(name => new[] { name }.Concat(Ancestors(name)))).ToList();
        if (parents.Contains(Canonical(handled)))
        {
            return CatchFit.Always;
        }

        return Parents.ContainsKey(raised) && Parents.ContainsKey(Canonical(handled)) ? CatchFit.Never : CatchFit.Perhaps;
    }

    private static string Canonical(string name) => name is "IOError" or "EnvironmentError" ? "OSError" : name;

    private static IEnumerable<string> Ancestors(string name)
    {
        for (var at = name; Parents.TryGetValue(at, out var parent); at = parent)
        {
            yield return parent;
        }
    }
}
