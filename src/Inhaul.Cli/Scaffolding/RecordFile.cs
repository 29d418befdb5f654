using System.Text;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Writes the row type.</summary>
internal static class RecordFile
{
    public static string Text(ProcessorScaffold scaffold)
    {
        var text = new StringBuilder($"""
            namespace {scaffold.Namespace};

            /// <summary>A row of {CSharpText.Documentation(scaffold.File)}: each property is a column.</summary>
            public sealed record {scaffold.Names.Record}(

            """);
        for (var i = 0; i < scaffold.Columns.Count; i++)
        {
            var column = scaffold.Columns[i];
            if (column.Evidence.Length > 0)
            {
                text.Append($"    // {CSharpText.Comment(column.Evidence)}\n");
            }

            text.Append($"    {column.CSharpType} {column.Property}{(i == scaffold.Columns.Count - 1 ? ");" : ",")}\n");
        }

        return text.ToString();
    }
}
