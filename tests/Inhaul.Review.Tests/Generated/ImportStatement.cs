namespace Inhaul.Review.Tests.Generated;

/// <summary>A statement of a generated import function. Its line is known once the function is written.</summary>
internal abstract class ImportStatement
{
    /// <summary>The line of the function where it stands.</summary>
    public int Line { get; set; }

    internal sealed class Begin(string id) : ImportStatement
    {
        public string Id { get; } = id;
    }

    internal sealed class Complete(string id, bool finished) : ImportStatement
    {
        public string Id { get; } = id;

        public bool Finished { get; } = finished;
    }

    internal sealed class Write(string buffer) : ImportStatement
    {
        public string Buffer { get; } = buffer;
    }

    internal sealed class Flush(string buffer) : ImportStatement
    {
        public string Buffer { get; } = buffer;
    }

    internal sealed class Aggregate : ImportStatement;

    internal sealed class Work : ImportStatement;

    /// <summary>A variable takes a new value: a new id, or a new buffer.</summary>
    internal sealed class Make(string variable, bool isBuffer) : ImportStatement
    {
        public string Variable { get; } = variable;

        public bool IsBuffer { get; } = isBuffer;
    }

    /// <summary>A variable takes what another holds.</summary>
    internal sealed class Copy(string variable, string from) : ImportStatement
    {
        public string Variable { get; } = variable;

        public string From { get; } = from;
    }

    internal sealed class If(List<ImportStatement> then, List<ImportStatement> otherwise) : ImportStatement
    {
        public List<ImportStatement> Then { get; } = then;

        public List<ImportStatement> Otherwise { get; } = otherwise;
    }

    internal sealed class Loop(List<ImportStatement> body, List<ImportStatement> otherwise) : ImportStatement
    {
        public List<ImportStatement> Body { get; } = body;

        public List<ImportStatement> Otherwise { get; } = otherwise;
    }

    internal sealed class With(string buffer, List<ImportStatement> body) : ImportStatement
    {
        public string Buffer { get; } = buffer;

        public List<ImportStatement> Body { get; } = body;
    }

    internal sealed class Try(List<ImportStatement> body, List<Handler> handlers, List<ImportStatement> otherwise, List<ImportStatement> final) : ImportStatement
    {
        public List<ImportStatement> Body { get; } = body;

        public List<Handler> Handlers { get; } = handlers;

        public List<ImportStatement> Otherwise { get; } = otherwise;

        public List<ImportStatement> Final { get; } = final;
    }

    internal sealed class Handler(string? type, List<ImportStatement> body) : ImportStatement
    {
        /// <summary>Null takes everything.</summary>
        public string? Type { get; } = type;

        public List<ImportStatement> Body { get; } = body;
    }

    internal sealed class Return : ImportStatement;

    internal sealed class Exit : ImportStatement;

    /// <summary>Raises an exception of a type; null raises again what the handler has.</summary>
    internal sealed class Raise(string? type) : ImportStatement
    {
        public string? Type { get; } = type;
    }

    internal sealed class Break : ImportStatement;

    internal sealed class Continue : ImportStatement;
}
