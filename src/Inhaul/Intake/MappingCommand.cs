namespace Inhaul.Intake;

/// <summary>The command by which people see and decide the mapping of a request, to be copied from a message.</summary>
/// <param name="request">The request.</param>
internal sealed class MappingCommand(ImportRequest request)
{
    /// <summary>The command without a decision.</summary>
    public override string ToString()
    {
        var type = request.Processor?.Type ?? request.Type;
        var table = request.Processor is { } processor ? (processor.Table == processor.Type ? null : processor.Table) : request.Table;
        return $"inhaul map {Quoted(request.Inputs.Count > 0 ? request.Inputs[0].Shown : "FILE")}{(type is null ? "" : $" --type {Quoted(type)}")}{(table is null ? "" : $" --table {Quoted(table)}")}";
    }

    /// <summary>The command that approves a pair.</summary>
    public string Approve(string column, string field) => $"{this} --approve {Quoted($"{column}={field}")}";

    /// <summary>The command that rejects a pair.</summary>
    public string Reject(string column, string field) => $"{this} --reject {Quoted($"{column}={field}")}";

    private static string Quoted(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "_-./=:".Contains(letter, StringComparison.Ordinal))
        ? text
        : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
