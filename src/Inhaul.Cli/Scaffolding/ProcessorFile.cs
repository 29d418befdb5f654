using System.Text;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Writes the processor.</summary>
internal static class ProcessorFile
{
    public static string Text(ProcessorScaffold scaffold)
    {
        var names = scaffold.Names;
        var calls = new StringBuilder();
        Add(
            scaffold.Key.Count > 0 ? null : $"There is no key: {scaffold.KeyWhy}. Each import adds its rows; name a key with .Key(row => row.{scaffold.Columns[0].Property}).",
            $"Into({CSharpText.Literal(scaffold.Table)})");
        if (scaffold.Key.Count > 0)
        {
            Add(scaffold.KeyWhy is { } why ? $"The key: {why}." : null, $"Key({Lambda(scaffold.Key)})");
        }

        foreach (var column in scaffold.Columns)
        {
            if (Definition(column) is { Length: > 0 } definition)
            {
                Add(comment: null, $"Field(row => row.{column.Property}, field => field{definition})");
            }
        }

        if (scaffold.Rule is { } rule)
        {
            Add(rule.Why, $"Rule(row => {rule.Condition}, {CSharpText.Literal(rule.Column)}, {CSharpText.Literal(rule.Message)})");
        }

        return $$"""
            using Inhaul;

            namespace {{scaffold.Namespace}};

            /// <summary>Imports files such as {{CSharpText.Documentation(scaffold.File)}}, as imports of type <c>{{names.Type}}</c>: the class's name says so.</summary>
            public sealed class {{names.Processor}} : TableProcessor<{{names.Record}}>
            {
                protected override void Define(TableImport<{{names.Record}}> import) => import
            {{calls.ToString().TrimEnd('\n')}};
            }

            """;

        void Add(string? comment, string call) =>
            calls.Append(comment is null ? "" : $"        // {CSharpText.Comment(comment)}\n").Append($"        .{call}\n");
    }

    private static string Lambda(IReadOnlyList<ScaffoldColumn> key) => key is [var only]
        ? $"row => row.{only.Property}"
        : $"row => new {{ {string.Join(", ", key.Select(column => $"row.{column.Property}"))} }}";

    private static string Definition(ScaffoldColumn column)
    {
        var from = column.NeedsFrom ? $".From({CSharpText.Literal(column.Field.Source)})" : "";
        var formats = column.Field.Format is { } format ? $".Formats({CSharpText.Literal(format)})" : "";
        var nullWords = column.Field.NullWords is { } words ? $".NullWhen({CSharpText.Literals(words)})" : "";
        return from + formats + nullWords;
    }
}
