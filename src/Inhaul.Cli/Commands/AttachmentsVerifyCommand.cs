using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Attachments;
using Inhaul.Cli.Output;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul attachments verify</c>: reads back every stored content and compares its SHA-256.</summary>
internal static class AttachmentsVerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var location = AttachmentsCommand.Location();
        var command = new Command("verify", "Reads back every stored attachment and compares its SHA-256.") { location };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var isJson = CommonOptions.IsJson(parsed);
            await using var store = await StoreOpener.OpenExistingAsync(CommonOptions.StoreOf(parsed), cancellationToken);
            var isClean = true;
            var reports = new JsonArray();
            foreach (var storage in await AttachmentStorageOpener.OpenAllAsync(store.Attachments, parsed.GetValue(location), cancellationToken))
            {
                using var verification = new AttachmentVerification(store.Attachments, storage, new AttachmentOptions(), TimeProvider.System);
                var problems = new List<AttachmentProblem>();
                await foreach (var problem in verification.RunAsync(cancellationToken))
                {
                    problems.Add(problem);
                    if (!isJson)
                    {
                        await terminal.Output.WriteLineAsync($"- {problem.Address}: {problem.Message}");
                    }
                }

                isClean &= problems.Count == 0;
                reports.Add((JsonNode)Report(storage.Location, verification, problems));
                if (!isJson)
                {
                    await terminal.Output.WriteLineAsync(Line(storage.Location, verification, problems));
                }
            }

            if (isJson)
            {
                await Json.WriteAsync(terminal.Output, reports);
            }
            else if (reports.Count == 0)
            {
                await terminal.Output.WriteLineAsync("the store knows of no attachments");
            }

            return isClean ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static string Line(string location, AttachmentVerification verification, List<AttachmentProblem> problems) => string.Create(
        CultureInfo.InvariantCulture,
        $"{location}: {verification.Verified:N0} attachments ({verification.VerifiedBytes:N0} bytes) read back; {Count(problems, AttachmentProblemKind.Missing):N0} are missing, {Count(problems, AttachmentProblemKind.Damaged):N0} are damaged, {Count(problems, AttachmentProblemKind.Unread):N0} cannot be read");

    private static JsonObject Report(string location, AttachmentVerification verification, List<AttachmentProblem> problems) => new()
    {
        ["storage"] = location,
        ["verified"] = verification.Verified,
        ["verifiedBytes"] = verification.VerifiedBytes,
        ["missing"] = Count(problems, AttachmentProblemKind.Missing),
        ["damaged"] = Count(problems, AttachmentProblemKind.Damaged),
        ["unread"] = Count(problems, AttachmentProblemKind.Unread),
        ["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject
        {
            ["address"] = problem.Address.ToString(),
            ["kind"] = Word.Of(problem.Kind),
            ["message"] = problem.Message,
        })]),
    };

    private static int Count(List<AttachmentProblem> problems, AttachmentProblemKind kind) => problems.Count(problem => problem.Kind == kind);
}
