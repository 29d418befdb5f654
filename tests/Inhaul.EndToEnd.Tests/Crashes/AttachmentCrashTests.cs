using System.Security.Cryptography;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A process that stores attachments is killed with SIGKILL at every point and every occurrence of it, and another goes on.</summary>
public abstract class AttachmentCrashTests : IDisposable
{
    private const int Files = 5;

    private readonly Workplace _start;

    private protected AttachmentCrashTests(StoreKind kind)
    {
        _start = new Workplace(kind);
        foreach (var number in Enumerable.Range(1, Files))
        {
            _start.Write($"{number}.png", new string((char)('a' + number), 100_000 * number));
        }

        _start.Write("again.png", new string('b', 100_000));
    }

    public void Dispose()
    {
        _start.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("attachment.before-rename")]
    [InlineData("attachment.after-put")]
    [InlineData("attachment.after-note")]
    public Task Killed_at_any_occurrence_no_content_is_half_there_and_none_is_missing(string point) =>
        new CrashWalk(_start.Copy, Start, exitCode: 0, CheckDeath, CheckEnd).RunAsync(point);

    private static RunningCommand Start(Workplace place, string? failpoint)
    {
        var pictures = Directory.CreateDirectory(place.PathOf("pictures")).FullName;
        foreach (var file in Directory.GetFiles(place.PathOf(""), "*.png"))
        {
            File.Copy(file, Path.Combine(pictures, Path.GetFileName(file)), overwrite: true);
        }

        return place.StartProgramWith(failpoint, RunningCommand.Host, RunningCommand.Application("Inhaul.ProcessorApp"), "attach", "pictures", "kept");
    }

    /// <summary>Whatever is under an address is what the address says, and whatever the ledger says is stored is there.</summary>
    private static void CheckDeath(Workplace place)
    {
        var kept = Kept(place);
        Assert.All(kept, address => Assert.Equal(Path.GetFileNameWithoutExtension(address), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(place.PathOf($"kept/{address}"))))));
        Assert.Empty(place.Store.Rows("SELECT address FROM inhaul_attachment WHERE stored_at IS NOT NULL").Except(kept));
        Assert.Empty(kept.Except(place.Store.Rows("SELECT address FROM inhaul_attachment")));
    }

    private static void CheckEnd(Workplace place)
    {
        CheckDeath(place);
        Assert.Equal(Files, place.Store.Number("SELECT count(*) FROM inhaul_attachment WHERE stored_at IS NOT NULL"));
        Assert.Empty(Directory.GetFiles(place.PathOf("kept/.unfinished")));
    }

    private static List<string> Kept(Workplace place) => Directory.Exists(place.PathOf("kept/sha256"))
        ? [.. Directory.GetFiles(place.PathOf("kept/sha256"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(place.PathOf("kept"), path))]
        : [];
}
