using System.Text.Json;
using Inhaul.Cli;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

/// <summary>A file for which a processor is written.</summary>
/// <param name="place">Where the file is.</param>
/// <param name="name">Its name.</param>
/// <param name="space">The namespace of what is written, and the folder.</param>
/// <param name="decisions">What a person decides about it, for the processor as for an import.</param>
internal sealed class RealFile(Workplace place, string name, string space, params string[] decisions)
{
    /// <summary>The namespace of what is written.</summary>
    public string Namespace => space;

    private string Path => place.PathOf(name);

    /// <summary>What <c>inhaul new processor</c> said in JSON.</summary>
    public JsonElement Written { get; private set; }

    /// <summary>The files that were written.</summary>
    public IReadOnlyList<string> Files => [.. Written.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];

    /// <summary>Has the processor written.</summary>
    public async Task<RealFile> WriteAsync()
    {
        Written = await RunAsync(0, ["new", "processor", "--from", Path, "--into", place.PathOf(space), "--namespace", space, .. decisions]);
        return this;
    }

    /// <summary>Imports the file by <c>inhaul import</c>.</summary>
    /// <param name="store">The store.</param>
    public async Task<(long Read, long[] Refused)> ImportAsync(string store)
    {
        var import = await RunAsync(null, ["import", Path, "--store", store, .. decisions]);
        var errors = await RunAsync(0, ["errors", import.GetProperty("id").GetString()!, "--store", store]);
        return (import.GetProperty("rows").GetProperty("read").GetInt64(), [.. errors.EnumerateArray().Select(error => error.GetProperty("row").GetInt64()).Distinct().Order()]);
    }

    /// <summary>Imports the file by its processor.</summary>
    /// <param name="client">The client of an application that has it.</param>
    public async Task<(long Read, long[] Refused)> ImportAsync(ImportClient client)
    {
        var import = await client.ImportFileAsync(Written.GetProperty("type").GetString()!, Path);
        Assert.True(import.IsEnded && import.Rows.Pending == 0, $"{name}: {import.Error}");
        return (import.Rows.Read, [.. await client.RefusedRowsAsync(import.Id).Select(row => row.Row).ToListAsync()]);
    }

    private static async Task<JsonElement> RunAsync(int? exitCode, string[] arguments)
    {
        var result = await CommandHere.RunAsync([.. arguments, "--output", "json"]);
        return result.Expect(exitCode ?? (result.ExitCode == ExitCode.Refused ? ExitCode.Refused : ExitCode.Ok)).Json;
    }
}
