using Inhaul.Stores;

namespace Inhaul.Attachments;

/// <summary>
/// The files that writers of a folder are at, beside the contents and on the same disk. Each has the name of its writer, so that what a dead
/// one left is found.
/// </summary>
/// <param name="folder">Where they are.</param>
internal sealed class UnfinishedFiles(string folder)
{
    // A writer of another machine, or from before the last start of this one, cannot be asked; none writes for so long.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    private int _isSwept;

    /// <summary>A name for a new file; the first time in a process also removes what dead writers left.</summary>
    public string Next()
    {
        Directory.CreateDirectory(folder);
        Sweep();
        return Path.Combine(folder, WorkerIdentity.Next().Replace('/', '~'));
    }

    /// <summary>Removes what dead writers left, once in a process.</summary>
    public void Sweep()
    {
        if (Interlocked.Exchange(ref _isSwept, 1) == 1 || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (WorkerIdentity.IsDead(Path.GetFileName(file).Replace('~', '/')) || File.GetLastWriteTimeUtc(file) < DateTime.UtcNow - Oldest)
            {
                File.Delete(file);
            }
        }
    }
}
