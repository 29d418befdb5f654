using System.Text;

namespace Inhaul.Review.Tests.Generated;

/// <summary>Writes a generated function as Python, and notes the line of each statement.</summary>
internal sealed class ImportWriter
{
    private readonly StringBuilder _text = new();
    private int _line;
    private int _choices;

    /// <summary>The Python source.</summary>
    public static string Write(List<ImportStatement> body)
    {
        var writer = new ImportWriter();
        writer.Add(0, "import sys");
        writer.Add(0, "def run(db, a, b, flags, rows, row):");
        writer.Add(1, "h = DBOpsHelper(db, 's')");
        writer.Add(1, "g = DBOpsHelper(db, 's')");
        writer.Block(1, body);
        return writer._text.ToString();
    }

    private void Add(int depth, string text)
    {
        _text.Append(' ', depth * 4).Append(text).Append('\n');
        _line++;
    }

    private void Block(int depth, List<ImportStatement> body)
    {
        foreach (var statement in body)
        {
            statement.Line = _line + 1;
            Statement(depth, statement);
        }
    }

    private void Statement(int depth, ImportStatement statement)
    {
        switch (statement)
        {
            case ImportStatement.If branch:
                Add(depth, $"if flags[{_choices++}]:");
                Block(depth + 1, branch.Then);
                if (branch.Otherwise.Count > 0)
                {
                    Add(depth, "else:");
                    Block(depth + 1, branch.Otherwise);
                }
                break;
            case ImportStatement.Loop loop:
                Add(depth, "for row in rows:");
                Block(depth + 1, loop.Body);
                if (loop.Otherwise.Count > 0)
                {
                    Add(depth, "else:");
                    Block(depth + 1, loop.Otherwise);
                }
                break;
            case ImportStatement.With block:
                Add(depth, $"with {block.Buffer}:");
                Block(depth + 1, block.Body);
                break;
            case ImportStatement.Try guarded:
                Try(depth, guarded);
                break;
            default:
                Add(depth, Simple(statement));
                break;
        }
    }

    private void Try(int depth, ImportStatement.Try guarded)
    {
        Add(depth, "try:");
        Block(depth + 1, guarded.Body);
        foreach (var handler in guarded.Handlers)
        {
            handler.Line = _line + 1;
            Add(depth, handler.Type is null ? "except:" : $"except {handler.Type}:");
            Block(depth + 1, handler.Body);
        }
        if (guarded.Otherwise.Count > 0)
        {
            Add(depth, "else:");
            Block(depth + 1, guarded.Otherwise);
        }
        if (guarded.Final.Count > 0)
        {
            Add(depth, "finally:");
            Block(depth + 1, guarded.Final);
        }
    }

    private static string Simple(ImportStatement statement) => statement switch
    {
        ImportStatement.Begin begin => $"insert_data_importer(db, {begin.Id}, 's', 't')",
        ImportStatement.Complete { Finished: true } done => $"complete_data_importer(db, {done.Id}, None, 'Finished')",
        ImportStatement.Complete failed => $"complete_data_importer(db, {failed.Id}, None, 'Failed', 'why')",
        ImportStatement.Write write => $"{write.Buffer}.upsert_bo(row)",
        ImportStatement.Flush flush => $"{flush.Buffer}.flush()",
        ImportStatement.Aggregate => "mark_for_aggregation(db)",
        ImportStatement.Work => "work()",
        ImportStatement.Make { IsBuffer: true } made => $"{made.Variable} = DBOpsHelper(db, 's')",
        ImportStatement.Make made => $"{made.Variable} = new_id()",
        ImportStatement.Copy copy => $"{copy.Variable} = {copy.From}",
        ImportStatement.Return => "return",
        ImportStatement.Exit => "sys.exit(1)",
        ImportStatement.Raise { Type: null } => "raise",
        ImportStatement.Raise raise => $"raise {raise.Type}('why')",
        ImportStatement.Break => "break",
        ImportStatement.Continue => "continue",
        _ => throw new InvalidOperationException(statement.GetType().Name),
    };
}
