namespace Inhaul.Review.Tests.Generated;

/// <summary>Makes import functions of random control flow, the same ones from the same seed.</summary>
internal sealed class ImportGenerator(int seed)
{
    private static readonly string[] _ids = ["a", "b"];
    private static readonly string[] _completed = ["a", "a", "a", "b"];
    private static readonly string[] _buffers = ["h", "g"];
    private readonly Random _random = new(seed);
    private int _budget;

    /// <summary>The statements of the next function.</summary>
    public List<ImportStatement> Next()
    {
        _budget = _random.Next(3, 16);
        var body = new List<ImportStatement>();
        if (_random.Next(10) < 8)
        {
            body.Add(new ImportStatement.Begin("a"));
        }
        body.AddRange(Block(0, inLoop: false, inHandler: false, inFinally: false));
        return body;
    }

    private List<ImportStatement> Block(int depth, bool inLoop, bool inHandler, bool inFinally)
    {
        var statements = new List<ImportStatement>();
        do
        {
            _budget--;
            var statement = Statement(depth, inLoop, inHandler, inFinally);
            statements.Add(statement);
            // A jump is mostly one that not every run takes.
            if ((statement is ImportStatement.Return or ImportStatement.Exit) && _random.Next(3) > 0 && _budget > 0)
            {
                statements[^1] = new ImportStatement.If([statement], []);
                continue;
            }
            if (statement is ImportStatement.Return or ImportStatement.Raise or ImportStatement.Break or ImportStatement.Continue or ImportStatement.Exit)
            {
                break;
            }
        }
        while (_budget > 0 && _random.Next(4) > 0);
        return statements;
    }

    private ImportStatement Statement(int depth, bool inLoop, bool inHandler, bool inFinally)
    {
        var pick = _random.Next(depth < 3 && _budget > 0 ? 100 : 66);
        return pick switch
        {
            < 6 => new ImportStatement.Begin(One(_ids)),
            < 22 => new ImportStatement.Complete(One(_completed), _random.Next(2) == 0),
            < 30 => new ImportStatement.Write(One(_buffers)),
            < 37 => new ImportStatement.Flush(One(_buffers)),
            < 42 => new ImportStatement.Aggregate(),
            < 48 => new ImportStatement.Work(),
            < 51 => new ImportStatement.Make(One(_ids), false),
            < 53 => new ImportStatement.Make(One(_buffers), true),
            < 55 => Copy(_random.Next(2) == 0 ? _ids : _buffers),
            < 58 => new ImportStatement.Return(),
            < 59 => new ImportStatement.Exit(),
            < 62 when !inFinally => new ImportStatement.Raise(inHandler && _random.Next(2) == 0 ? null : One(["ValueError", "KeyError"])),
            < 64 when inLoop => new ImportStatement.Break(),
            < 66 when inLoop => new ImportStatement.Continue(),
            < 66 => new ImportStatement.Work(),
            < 76 => new ImportStatement.If(Block(depth + 1, inLoop, inHandler, inFinally), Perhaps(depth + 1, inLoop, inHandler, inFinally)),
            < 81 when !inLoop => new ImportStatement.Loop(Block(depth + 1, true, inHandler, inFinally), _random.Next(4) == 0 ? Block(depth + 1, inLoop, inHandler, inFinally) : []),
            < 85 => new ImportStatement.With(One(_buffers), Block(depth + 1, inLoop, inHandler, inFinally)),
            _ => Try(depth + 1, inLoop, inHandler, inFinally),
        };
    }

    private ImportStatement.Try Try(int depth, bool inLoop, bool inHandler, bool inFinally)
    {
        var body = Block(depth, inLoop, inHandler, inFinally);
        var handlers = new List<ImportStatement.Handler>();
        var kind = _random.Next(6);
        if (kind is 0 or 1)
        {
            handlers.Add(new ImportStatement.Handler("ValueError", Block(depth, inLoop, true, inFinally)));
        }
        if (kind is 1 or 2 or 3)
        {
            handlers.Add(new ImportStatement.Handler(_random.Next(5) == 0 ? null : "Exception", Block(depth, inLoop, true, inFinally)));
        }
        var otherwise = handlers.Count > 0 && _random.Next(5) == 0 ? Block(depth, inLoop, inHandler, inFinally) : [];
        var final = handlers.Count == 0 || _random.Next(4) == 0 ? Block(depth, inLoop: false, inHandler: false, inFinally: true) : [];
        return new ImportStatement.Try(body, handlers, otherwise, final);
    }

    private List<ImportStatement> Perhaps(int depth, bool inLoop, bool inHandler, bool inFinally) => _random.Next(2) == 0 ? Block(depth, inLoop, inHandler, inFinally) : [];

    private ImportStatement.Copy Copy(string[] names) => _random.Next(2) == 0 ? new ImportStatement.Copy(names[0], names[1]) : new ImportStatement.Copy(names[1], names[0]);

    private string One(string[] names) => names[_random.Next(names.Length)];
}
