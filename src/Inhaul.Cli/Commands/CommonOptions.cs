using System.CommandLine;

namespace Inhaul.Cli.Commands;

/// <summary>The options that every command has.</summary>
internal static class CommonOptions
{
    private const string DefaultStore = "sqlite:inhaul.db";

    /// <summary>Which store. Its default is not the option's, since the help would show it, with the password that it may hold.</summary>
    public static Option<string?> Store { get; } = new("--store")
    {
        Description = "The store: sqlite:path or postgres://user@host/database (INHAUL_STORE; default sqlite:inhaul.db)",
        Recursive = true,
    };

    /// <summary>Whose imports.</summary>
    public static Option<string> Tenant { get; } = new("--tenant")
    {
        Description = "The owner of the import, such as acme or acme/spring-audit",
        Recursive = true,
        DefaultValueFactory = _ => Inhaul.Tenant.Default,
    };

    /// <summary>For whom the result is written.</summary>
    public static Option<string> Output { get; } = Restricted(new Option<string>("--output")
    {
        Description = "text for people, json for programs",
        Recursive = true,
        DefaultValueFactory = _ => "text",
    });

    /// <summary>Who acts, for the history: the person at the keyboard.</summary>
    public static string Actor => Inhaul.Stores.WorkerIdentity.Actor;

    /// <summary>Whether the result is JSON.</summary>
    public static bool IsJson(ParseResult parsed) => parsed.GetValue(Output) == "json";

    /// <summary>The tenant.</summary>
    public static string TenantOf(ParseResult parsed) => Inhaul.Tenant.Parse(parsed.GetValue(Tenant)!);

    /// <summary>The store's text.</summary>
    public static string StoreOf(ParseResult parsed) => parsed.GetValue(Store)
        ?? (Environment.GetEnvironmentVariable("INHAUL_STORE") is { Length: > 0 } store ? store : DefaultStore);

    private static Option<string> Restricted(Option<string> option)
    {
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }
}
