namespace Inhaul.Review.Tests.Generated;

/// <summary>Runs a generated function in every way it can run: each call raises or not, each branch is taken or not, each loop goes round up to three times.</summary>
internal sealed class ImportRuns(int limit)
{
    private const string Unknown = "unknown";
    private const int Rounds = 3;
    private int _runs;

    /// <summary>True when there were too many.</summary>
    public bool TooMany => _runs > limit;

    /// <summary>Every run of a function.</summary>
    public List<ImportTrace> Of(List<ImportStatement> body)
    {
        var start = new ImportTrace(null, new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["h"] = 3, ["g"] = 4 }, null, null, 4);
        return Block(body, [start], null, quiet: false);
    }

    private List<ImportTrace> Block(List<ImportStatement> body, List<ImportTrace> traces, string? handled, bool quiet)
    {
        foreach (var statement in body)
        {
            var next = new List<ImportTrace>();
            foreach (var trace in traces)
            {
                if (trace.Jump is not null)
                {
                    next.Add(trace);
                }
                else if (!TooMany)
                {
                    next.AddRange(Statement(statement, trace, handled, quiet));
                    _runs = Math.Max(_runs, next.Count);
                }
            }
            traces = next;
        }
        return traces;
    }

    private IEnumerable<ImportTrace> Statement(ImportStatement statement, ImportTrace trace, string? handled, bool quiet)
    {
        switch (statement)
        {
            case ImportStatement.Begin begin:
                var id = trace.Variables[begin.Id];
                return quiet ? [trace.With(TraceKind.Begun, statement, id)] : [trace.With(TraceKind.Begun, statement, id), Raise(trace.With(TraceKind.BeginRaised, statement, id), Unknown)];
            case ImportStatement.Complete complete:
                var value = trace.Variables[complete.Id];
                var attempted = Raise(trace.With(TraceKind.CompletionRaised, statement, value), Unknown);
                return quiet ? [trace.With(TraceKind.Completed, statement, value)] : [trace.With(TraceKind.Completed, statement, value), attempted];
            case ImportStatement.Write write:
                return Call(trace.With(TraceKind.Written, statement, trace.Variables[write.Buffer]), trace, statement, quiet);
            case ImportStatement.Flush flush:
                return Call(trace.With(TraceKind.Flushed, statement, trace.Variables[flush.Buffer]), trace, statement, quiet);
            case ImportStatement.Aggregate:
                // Whoever is asked to aggregate has begun to, even if it raises then.
                var marked = trace.With(TraceKind.Aggregated, statement);
                return Call(marked, marked, statement, quiet);
            case ImportStatement.Work:
                return Call(trace, trace, statement, quiet);
            case ImportStatement.Make make:
                return Call(trace.Set(make.Variable, trace.Made + 1) with { Made = trace.Made + 1 }, trace, statement, quiet);
            case ImportStatement.Copy copy:
                return [trace.Set(copy.Variable, trace.Variables[copy.From])];
            case ImportStatement.Return:
                return [trace.With(TraceKind.Left, statement) with { Jump = TraceJump.Return }];
            case ImportStatement.Exit:
                return [trace.With(TraceKind.Left, statement) with { Jump = TraceJump.Exit }];
            case ImportStatement.Raise raise:
                return [Raise(trace.With(TraceKind.Raised, statement), raise.Type ?? handled ?? Unknown)];
            case ImportStatement.Break:
                return [trace with { Jump = TraceJump.Break }];
            case ImportStatement.Continue:
                return [trace with { Jump = TraceJump.Continue }];
            case ImportStatement.If branch:
                return [.. Block(branch.Then, [trace], handled, quiet), .. Block(branch.Otherwise, [trace], handled, quiet)];
            case ImportStatement.With block:
                var buffer = trace.Variables[block.Buffer];
                return Block(block.Body, [trace], handled, quiet).Select(ended => ended.With(TraceKind.Flushed, statement, buffer));
            case ImportStatement.Loop loop:
                return Loop(loop, trace, handled, quiet);
            case ImportStatement.Try guarded:
                return Try(guarded, trace, handled, quiet);
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    private static IEnumerable<ImportTrace> Call(ImportTrace done, ImportTrace raising, ImportStatement at, bool quiet) =>
        quiet ? [done] : [done, Raise(raising.With(TraceKind.Raised, at), Unknown)];

    private static ImportTrace Raise(ImportTrace trace, string type) => trace with { Jump = TraceJump.Raise, Raised = type };

    private List<ImportTrace> Loop(ImportStatement.Loop loop, ImportTrace trace, string? handled, bool quiet)
    {
        var ended = new List<ImportTrace>();
        List<ImportTrace> going = [trace];
        for (var round = 0; round <= Rounds && !TooMany; round++)
        {
            ended.AddRange(Block(loop.Otherwise, going, handled, quiet));
            if (round == Rounds)
            {
                break;
            }
            var next = new List<ImportTrace>();
            foreach (var run in Block(loop.Body, going, handled, quiet))
            {
                switch (run.Jump)
                {
                    case null or TraceJump.Continue:
                        next.Add(run with { Jump = null });
                        break;
                    case TraceJump.Break:
                        ended.Add(run with { Jump = null });
                        break;
                    default:
                        ended.Add(run);
                        break;
                }
            }
            going = next;
        }
        return ended;
    }

    private IEnumerable<ImportTrace> Try(ImportStatement.Try guarded, ImportTrace trace, string? handled, bool quiet)
    {
        var ends = new List<ImportTrace>();
        foreach (var run in Block(guarded.Body, [trace], handled, quiet: false))
        {
            if (run.Jump is null)
            {
                ends.AddRange(Block(guarded.Otherwise, [run], handled, quiet));
            }
            else if (run.Jump is TraceJump.Raise or TraceJump.Exit)
            {
                ends.AddRange(Handle(guarded, run, quiet));
            }
            else
            {
                ends.Add(run);
            }
        }
        foreach (var end in ends)
        {
            foreach (var final in Block(guarded.Final, [end with { Jump = null }], null, quiet: true))
            {
                // A jump in a finally takes the place of the one that led there.
                yield return final.Jump is null ? final with { Jump = end.Jump, Raised = end.Raised } : final;
            }
        }
    }

    private List<ImportTrace> Handle(ImportStatement.Try guarded, ImportTrace run, bool quiet)
    {
        var ends = new List<ImportTrace>();
        var type = run.Jump == TraceJump.Exit ? "SystemExit" : run.Raised!;
        foreach (var handler in guarded.Handlers)
        {
            var isBroad = handler.Type is null || handler.Type == "Exception" && type != "SystemExit";
            if (!isBroad && handler.Type != type && !(handler.Type == "ValueError" && type == Unknown))
            {
                continue;
            }
            var caught = type == Unknown && !isBroad ? handler.Type! : type;
            ends.AddRange(Block(handler.Body, [run.With(TraceKind.Caught, handler) with { Jump = null, Raised = null }], caught, quiet).Select(end => end.Jump == TraceJump.Raise && end.Raised == "SystemExit" ? end with { Jump = TraceJump.Exit } : end));
            if (isBroad || handler.Type == type)
            {
                return ends;
            }
        }
        ends.Add(run);
        return ends;
    }
}
