using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>An import with a row of each kind, made once: looking at it changes nothing.</summary>
public abstract class MembersImport : IAsyncLifetime
{
    /// <summary>The input.</summary>
    internal const string Csv = "id,name,age\n1,Ada,36\n2,Zoë,old\n3,\"two\nlines\",40\n3,Bob,41\n5,Eve,12,13\n";

    private protected MembersImport(StoreKind kind) => Place = new Workplace(kind);

    /// <summary>Where it is. Whoever changes something takes a copy.</summary>
    internal Workplace Place { get; }

    /// <summary>Its id.</summary>
    internal string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Place.Write("members.csv", Csv);
        Id = (await Place.RunAsync("import", "members.csv", "--key", "id", "--column", "age:integer", "--output", "json")).Expect(3).Id;
    }

    internal void Deconstruct(out Workplace place, out string id) => (place, id) = (Place, Id);

    public ValueTask DisposeAsync()
    {
        Place.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
