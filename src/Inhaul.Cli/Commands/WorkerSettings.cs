using System.CommandLine;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary>How many workers a command runs and how long their claims last; checked before anything is written.</summary>
internal static class WorkerSettings
{
    /// <summary>How many workers.</summary>
    public static Option<int> Workers { get; } = Ranged("--workers", "How many chunks are in work at once in this process; 0 leaves them to 'inhaul worker' (default: the number of cores)", Environment.ProcessorCount, 0, 1024);

    /// <summary>How long a claim lasts.</summary>
    public static Option<int> Lease { get; } = Ranged("--lease", "For how many seconds a claim holds without renewal; after the death of a machine, others go on then", 30, 1, 3600);

    /// <summary>How many contents are written at once to a storage of attachments.</summary>
    public static Option<int> MaxUploads { get; } = Ranged("--max-uploads", "How many attachments are written at once to their storage, over all workers", 10, 1, 1000);

    /// <summary>What the command line says.</summary>
    public static WorkerOptions Of(ParseResult parsed) => new()
    {
        Workers = parsed.GetValue(Workers),
        Lease = TimeSpan.FromSeconds(parsed.GetValue(Lease)),
        Attachments = AttachmentStorageOpener.ForWorkers(parsed.GetValue(MaxUploads)),
    };

    private static Option<int> Ranged(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[^1].Value, System.Globalization.CultureInfo.InvariantCulture, out var value) && (value < least || value > most))
            {
                result.AddError($"{name} {value} is out of range; write {least} to {most}.");
            }
        });
        return option;
    }
}
