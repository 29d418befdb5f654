using System.Text;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Children;

/// <summary>A temporary folder in which commands run, with a store of its own that they use.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inhaul-e2e-").FullName;

    /// <summary>A folder with the store <c>inhaul.db</c> that commands use by default.</summary>
    public Workplace() => Store = StoreFile.In(_folder);

    /// <summary>A folder with a store of a kind.</summary>
    public Workplace(StoreKind kind) => Store = kind == StoreKind.Sqlite ? StoreFile.In(_folder) : StoreDatabase.Create();

    /// <summary>A folder with a database, which goes away with it.</summary>
    public Workplace(StoreDatabase store) => Store = store;

    private Workplace(Func<string, StoreView> store) => Store = store(_folder);

    /// <summary>The store, from outside.</summary>
    public StoreView Store { get; }

    /// <summary>The full path of a file here.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Whether a file is here.</summary>
    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Writes a file in UTF-8 without a mark.</summary>
    /// <returns>Its name.</returns>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file.</summary>
    /// <returns>Its name.</returns>
    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return name;
    }

    /// <summary>Reads a file.</summary>
    public string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The names of the files here, in order.</summary>
    public IReadOnlyList<string> Files() => [.. Directory.EnumerateFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Starts the command here.</summary>
    public RunningCommand Start(params string[] arguments) => RunningCommand.Start(_folder, arguments, Store.Address);

    /// <summary>Starts the command here with a failpoint, if any.</summary>
    public RunningCommand StartWith(string? failpoint, params string[] arguments) => RunningCommand.Start(_folder, arguments, Store.Address, failpoint);

    /// <summary>Starts any program here.</summary>
    public RunningCommand StartProgram(string program, params string[] arguments) => StartProgramWith(null, program, arguments);

    /// <summary>Starts any program here with a failpoint, if any.</summary>
    public RunningCommand StartProgramWith(string? failpoint, string program, params string[] arguments) =>
        RunningCommand.Start(_folder, program, arguments, name: program, Store.Address, failpoint);

    /// <summary>Runs the command here to its end.</summary>
    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var running = Start(arguments);
        return await running.WaitAsync();
    }

    /// <summary>Runs the command here with a failpoint to its end.</summary>
    public async Task<CommandResult> RunWithAsync(string failpoint, params string[] arguments)
    {
        using var running = StartWith(failpoint, arguments);
        return await running.WaitAsync();
    }

    /// <summary>Pipes a text into the command here, with a failpoint, if any, and runs it to its end.</summary>
    public async Task<CommandResult> PipeAsync(string input, string? failpoint, params string[] arguments)
    {
        using var running = RunningCommand.Start(_folder, arguments, Store.Address, failpoint, input);
        return await running.WaitAsync();
    }

    /// <summary>A copy of this folder and its store as they are now.</summary>
    public Workplace Copy()
    {
        var copy = new Workplace(Store.CopyTo);
        foreach (var file in Files())
        {
            File.Copy(PathOf(file), copy.PathOf(file));
        }

        return copy;
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
