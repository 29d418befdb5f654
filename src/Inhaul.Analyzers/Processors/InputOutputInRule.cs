using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3002: a rule asks the network or a file about a row, once for each row, and refuses good rows when that is away.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InputOutputInRule : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3002",
        "A rule asks the network or a file",
        "{0} is called for every row in {1}; read what is needed once (OnImportStartAsync, LookupAsync, a service of the constructor) and compare with that",
        RuleCategory.Processors);

    private static readonly string[] Outside =
    [
        "System.Net.Http.HttpClient", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.Json.HttpClientJsonExtensions", "System.Net.WebClient", "System.Net.WebRequest", "System.Net.Dns",
        "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Mail.SmtpClient", "System.Net.NetworkInformation.Ping",
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
    ];

    /// <summary>Makes the rule.</summary>
    public InputOutputInRule()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        var outside = new HashSet<ISymbol>(Outside.Select(context.Compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>(), SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation =>
            {
                var member = Called.By(operation.Operation);
                if (member?.ContainingType is { } type && outside.Contains(type) && RowRules.Of(operation.Operation, operation.ContainingSymbol, types) is { } rule)
                {
                    operation.ReportDiagnostic(Finding(operation.Operation.Syntax, null, Called.Name(member), rule));
                }
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation);
    }
}
