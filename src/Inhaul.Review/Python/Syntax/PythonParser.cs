using System.Text.Json;

namespace Inhaul.Review.Python.Syntax;

/// <summary>Parses files with the <c>python3</c> of the machine, in one process for each core at most.</summary>
internal sealed class PythonParser(string? python) : IDisposable
{
    private const int FilesPerProcess = 40;
    private readonly List<ParserProcess> _processes = [];

    /// <summary>Parses files; those for which it is asked get a tree, the others an outline. The order stays.</summary>
    /// <exception cref="ReviewException">There is no Python to parse with.</exception>
    public IReadOnlyList<ParsedFile> Parse(IReadOnlyList<ReviewFile> files, Func<ReviewFile, bool> whole, CancellationToken cancellationToken)
    {
        var results = new ParsedFile[files.Count];
        var wanted = Math.Clamp(files.Count / FilesPerProcess, 1, Environment.ProcessorCount);
        while (_processes.Count < wanted)
        {
            _processes.Add(new ParserProcess(python));
        }

        var next = -1;
        void Work(ParserProcess process)
        {
            for (var at = Interlocked.Increment(ref next); at < files.Count; at = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                results[at] = Parse(process, files[at], whole(files[at]));
            }
        }

        if (wanted == 1)
        {
            Work(_processes[0]);
            return results;
        }

        try
        {
            Task.WaitAll([.. _processes.Select(process => Task.Run(() => Work(process), CancellationToken.None))], CancellationToken.None);
        }
        catch (AggregateException several)
        {
            throw several.GetBaseException() switch
            {
                ReviewException refused => new ReviewException(refused.Message),
                OperationCanceledException => new OperationCanceledException(cancellationToken),
                var other => other,
            };
        }

        return results;
    }

    public void Dispose() => _processes.ForEach(process => process.Dispose());

    private static ParsedFile Parse(ParserProcess process, ReviewFile file, bool whole)
    {
        var answer = process.Ask(file.Content, whole);
        if (answer is null)
        {
            return new ParsedFile { File = file, Note = new ReviewNote(file.Path, null, "Python ends while it parses this file; leave it out of the review.") };
        }

        using var document = JsonDocument.Parse(answer);
        var root = document.RootElement;
        if (root.TryGetProperty("error", out var error))
        {
            int? line = root.GetProperty("line") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
            return new ParsedFile { File = file, Note = new ReviewNote(file.Path, line, error.GetString()!) };
        }

        return new ParsedFile
        {
            File = file,
            Functions = root.GetProperty("functions").GetInt32(),
            Imports = [.. root.GetProperty("imports").EnumerateArray().Select(import => (import[0].GetInt32(), import[1].GetString()!))],
            Tree = root.TryGetProperty("nodes", out var nodes) ? SyntaxTable.Read(nodes) : null,
        };
    }
}
