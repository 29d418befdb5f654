using System.Security.Cryptography;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import whose rows name pictures is killed with SIGKILL where it stores them and where it writes the rows that name them, and another goes on.</summary>
public abstract class AttachedImportCrashTests : IAsyncLifetime
{
    private readonly Workplace _start;
    private readonly string[] _command;
    private FinalState? _undisturbed;
    private Dictionary<string, DateTime> _kept = [];

    private protected AttachedImportCrashTests(StoreKind kind, int workers)
    {
        _start = new Workplace(kind);
        _command = ["import", "people.csv", "--key", "id", "--column", "id:integer", "--attachment", "photo", "--chunk-rows", "3", "--workers", $"{workers}"];
    }

    public async ValueTask InitializeAsync()
    {
        _start.Write("people.csv", "id,photo\n1,a.png\n2,a.png\n3,none.png\n4,b.png\n5,\n6,b.png\n");
        _start.Write("a.png", new string('a', 300_000));
        _start.Write("b.png", new string('b', 300_000));
        using var place = _start.Copy();
        (await place.RunAsync(_command)).Expect(3);
        CheckDeath(place);
        _undisturbed = FinalState.Of(place.Store, "people");
    }

    [Theory]
    [InlineData("attachment.before-rename")]
    [InlineData("attachment.after-put")]
    [InlineData("attachment.after-note")]
    [InlineData("settle.after-fence")]
    [InlineData("settle.after-write")]
    [InlineData("settle.before-commit")]
    [InlineData("settle.after-commit")]
    public Task Killed_at_any_occurrence_no_row_names_what_is_not_stored_and_nothing_is_stored_twice(string point) =>
        new CrashWalk(_start.Copy, _command, CheckDeath, CheckEnd).RunAsync(point);

    public ValueTask DisposeAsync()
    {
        _start.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whatever a row names is stored, whatever is stored is whole, and the ledger knows of it.</summary>
    private void CheckDeath(Workplace place)
    {
        Conservation.Check(place.Store, "people");
        var named = place.Store.HasTable("people") ? place.Store.Rows("SELECT DISTINCT photo FROM people WHERE photo IS NOT NULL") : [];
        _kept = Kept(place);
        Assert.All(_kept.Keys, address => Assert.Equal(Path.GetFileNameWithoutExtension(address), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(place.PathOf($"attachments/{address}"))))));
        Assert.Empty(named.Except(_kept.Keys));
        Assert.Empty(named.Except(place.Store.Rows("SELECT address FROM inhaul_attachment WHERE stored_at IS NOT NULL")));
        Assert.Empty(_kept.Keys.Except(place.Store.Rows("SELECT address FROM inhaul_attachment")));
    }

    /// <summary>What the dead process had stored was not written again.</summary>
    private void CheckEnd(Workplace place)
    {
        var before = _kept;
        CheckDeath(place);
        Assert.Equal(2, _kept.Count);
        Assert.All(before, file => Assert.Equal(file.Value, _kept[file.Key]));
        Assert.Empty(Directory.GetFiles(place.PathOf("attachments/.unfinished")));
        FinalState.AssertSame(_undisturbed!, FinalState.Of(place.Store, "people"));
    }

    /// <summary>What is under addresses, and when it was written.</summary>
    private static Dictionary<string, DateTime> Kept(Workplace place) => Directory.Exists(place.PathOf("attachments/sha256"))
        ? Directory.GetFiles(place.PathOf("attachments/sha256"), "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(place.PathOf("attachments"), path), File.GetLastWriteTimeUtc)
        : [];
}
