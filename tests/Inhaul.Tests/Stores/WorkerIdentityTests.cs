using System.Diagnostics;
using System.Globalization;
using Inhaul.Stores;

namespace Inhaul.Tests.Stores;

public sealed class WorkerIdentityTests
{
    [Fact]
    public void A_worker_of_this_process_is_alive() => Assert.False(WorkerIdentity.IsDead(WorkerIdentity.Next()));

    [Fact]
    public void Workers_of_a_process_have_different_names() => Assert.NotEqual(WorkerIdentity.Next(), WorkerIdentity.Next());

    [Fact]
    public async Task A_worker_is_dead_once_its_process_is_killed()
    {
        // A process that waits for input which never comes, on every system.
        using var child = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "more.com" : "cat")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var owner = OwnerOf(child);
        Assert.False(WorkerIdentity.IsDead(owner), "The process still runs.");
        child.Kill();
        await child.WaitForExitAsync();
        Assert.True(WorkerIdentity.IsDead(owner), "The process is gone.");
    }

    [Fact]
    public void A_process_that_got_the_number_of_a_dead_one_is_not_mistaken_for_it()
    {
        var parts = WorkerIdentity.Next().Split('/');
        Assert.True(WorkerIdentity.IsDead($"{parts[0]}/{parts[1]}/{parts[2]}1/1"));
    }

    [Fact]
    public void A_worker_of_another_machine_is_never_known_to_be_dead()
    {
        var parts = WorkerIdentity.Next().Split('/');
        Assert.False(WorkerIdentity.IsDead($"other-{parts[0]}/{parts[1]}/0/1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("somebody")]
    [InlineData("a/b/c/d")]
    public void An_owner_of_another_form_is_never_known_to_be_dead(string owner) => Assert.False(WorkerIdentity.IsDead(owner));

    [Fact]
    public void An_owner_without_a_process_number_is_never_known_to_be_dead() =>
        Assert.False(WorkerIdentity.IsDead($"{WorkerIdentity.Next().Split('/')[0]}/x/0/1"));

    private static string OwnerOf(Process process)
    {
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        var start = OperatingSystem.IsLinux()
            ? File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ')[19]
            : process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        return $"{WorkerIdentity.Next().Split('/')[0]}/{id}/{start}/1";
    }
}
