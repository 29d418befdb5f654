using System.Text.Json;
using Inhaul.Review.Discovery;
using Inhaul.Review.Reporting;

namespace Inhaul.Review.Configuration;

/// <summary>Reads a configuration from a JSON file. What it does not say is as by default.</summary>
internal static class ConfigurationReader
{
    /// <summary>The word for a rule whose findings nobody wants.</summary>
    private const string Off = "off";

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    /// <exception cref="ReviewException">It cannot be read, or says something that is not understood; the message names the place.</exception>
    public static ReviewConfiguration Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Options);
            return Parse(new ConfigurationPart(path, Place: "", document.RootElement));
        }
        catch (JsonException fault)
        {
            throw new ReviewException($"{path}, line {fault.LineNumber + 1}, position {fault.BytePositionInLine + 1}: this is not JSON.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReviewException($"--config {path} cannot be read: {exception.Message}");
        }
    }

    private static ReviewConfiguration Parse(ConfigurationPart whole)
    {
        var (rules, off, excluded) = (ReviewRules.Default, new List<string>(), ExcludedPaths.None);
        IReadOnlyList<string> triggers = [];
        foreach (var (key, part) in whole.Members("names", "parameters", "statuses", "stats", "severities", "triggers", "exclude"))
        {
            switch (key)
            {
                case "names":
                    rules = Names(rules, part);
                    break;
                case "parameters":
                    rules = Parameters(rules, part);
                    break;
                case "statuses":
                    rules = Statuses(rules, part);
                    break;
                case "stats":
                    rules = rules with { RequiredStats = part.Texts() };
                    break;
                case "severities":
                    rules = Severities(rules, part, off);
                    break;
                case "triggers":
                    triggers = part.Texts();
                    break;
                default:
                    excluded = ExcludedPaths.Of(part.Texts());
                    break;
            }
        }

        return new ReviewConfiguration { Rules = rules with { Aggregate = [.. rules.Aggregate, .. triggers] }, RulesOff = off, Excluded = excluded };
    }

    private static ReviewRules Names(ReviewRules rules, ConfigurationPart part)
    {
        foreach (var (key, names) in part.Members("begin", "complete", "aggregate", "buffers", "writes", "flushes"))
        {
            rules = key switch
            {
                "begin" => rules with { Begin = rules.Begin with { Names = names.Texts() } },
                "complete" => rules with { Complete = rules.Complete with { Names = names.Texts() } },
                "aggregate" => rules with { Aggregate = names.Texts() },
                "buffers" => rules with { BufferClasses = names.Texts() },
                "writes" => rules with { BufferWrites = names.Texts() },
                _ => rules with { BufferFlushes = names.Texts() },
            };
        }

        return rules;
    }

    private static ReviewRules Parameters(ReviewRules rules, ConfigurationPart part)
    {
        foreach (var (key, parameters) in part.Members("begin", "complete"))
        {
            rules = key == "begin"
                ? rules with { Begin = rules.Begin with { Parameters = Of(parameters, CallRole.Database, CallRole.Id, CallRole.Tenant, CallRole.Type, CallRole.Status) } }
                : rules with { Complete = rules.Complete with { Parameters = Of(parameters, CallRole.Database, CallRole.Id, CallRole.Stats, CallRole.Status, CallRole.Error) } };
        }

        // What a function has no parameter for, nobody can require.
        return rules with { Required = [.. rules.Required.Where(role => rules.Begin.Parameter(role) is not null)] };
    }

    /// <summary>Parameters in the order in which the function takes them, each with what it stands for.</summary>
    private static List<CallParameter> Of(ConfigurationPart part, params CallRole[] roles)
    {
        var parameters = part.Members([.. roles.Select(ReviewWord.Of)]).Select((member, i) => new CallParameter(Array.Find(roles, role => ReviewWord.Of(role) == member.Key), i, member.Part.Text())).ToList();
        return parameters.Exists(parameter => parameter.Role == CallRole.Id) ? parameters : throw part.Fault("has to have an id");
    }

    private static ReviewRules Statuses(ReviewRules rules, ConfigurationPart part)
    {
        foreach (var (key, status) in part.Members("running", "finished", "failed"))
        {
            rules = key switch
            {
                "running" => rules with { Running = status.Text() },
                "finished" => rules with { Finished = status.Text() },
                _ => rules with { Failed = status.Text() },
            };
        }

        return rules;
    }

    private static ReviewRules Severities(ReviewRules rules, ConfigurationPart part, List<string> off)
    {
        var severities = rules.Severities.ToDictionary(StringComparer.Ordinal);
        foreach (var (rule, severity) in part.Members([.. RuleCatalogue.All.Select(rule => rule.Id)]))
        {
            if (severity.Text() == Off)
            {
                off.Add(rule);
            }
            else
            {
                severities[rule] = ReviewWord.SeverityOf(severity.Text()) ?? throw severity.Fault($"is '{severity.Text()}', which is not one of {string.Join(", ", ReviewWord.Severities)}, {Off}");
            }
        }

        return rules with { Severities = severities };
    }
}
