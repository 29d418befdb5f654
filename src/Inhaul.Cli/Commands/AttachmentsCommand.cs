using System.CommandLine;
using Inhaul.Cli.Output;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul attachments</c>: looks after the contents that rows name.</summary>
internal static class AttachmentsCommand
{
    public static Command Create(Terminal terminal) => new("attachments", "Looks after stored attachments.") { AttachmentsGcCommand.Create(terminal), AttachmentsVerifyCommand.Create(terminal) };

    /// <summary>Which storage is meant.</summary>
    public static Option<string?> Location() => new("--attachments") { Description = "The storage: a folder or s3://bucket/folder (default: every storage that the store knows of)" };
}
