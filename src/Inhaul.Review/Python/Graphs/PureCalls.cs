using Inhaul.Review.Flow;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>The few calls that give the same from the same, so that an id which is computed by them again is no other.</summary>
internal static class PureCalls
{
    private static readonly HashSet<string> Functions = ["getattr", "format", "float", "bool", "abs", "round", "hash", "tuple", "os.path.join", "os.path.basename"];

    private static readonly HashSet<string> Methods = ["format", "join", "strip", "lower", "upper", "title", "replace", "zfill", "isoformat", "strftime", "encode", "decode", "removeprefix", "removesuffix"];

    /// <summary>What a call gives; null when it may be something else each time.</summary>
    public static FlowValue? Value(PythonNode function, string? name, FlowValue? receiver, List<CallArgument> arguments)
    {
        if (name is ("str" or "int" or "repr") && arguments is [{ IsOpen: false, Keyword: null } converted])
        {
            // As a text it is still the same id.
            return converted.Value;
        }

        var isPure = receiver is null ? name is not null && Functions.Contains(name) : Methods.Contains(function.Text("attr")!) || name is not null && Functions.Contains(name);
        return isPure && !arguments.Exists(argument => argument.IsOpen)
            ? FlowValue.OfOperation(name ?? function.Text("attr")!, [.. receiver is null ? [] : (FlowValue[])[receiver], .. arguments.Select(argument => ByContent(argument.Value))])
            : null;
    }

    /// <summary>A list is not another when it holds the same.</summary>
    private static FlowValue ByContent(FlowValue value) => value.Kind == FlowValueKind.Container ? FlowValue.OfTuple(value.Parts) : value;
}
