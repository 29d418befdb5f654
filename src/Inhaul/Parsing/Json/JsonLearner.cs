using Inhaul.Sources;

namespace Inhaul.Parsing.Json;

/// <summary>Finds out how a JSON source is laid out: where its records are, and the names in all of them, in a pass of its own.</summary>
/// <param name="source">The source.</param>
/// <param name="options">What a person decided.</param>
/// <param name="limits">What the input may measure.</param>
/// <param name="cancellationToken">Stops it.</param>
internal sealed class JsonLearner(SourceFile source, ParseOptions options, SourceLimits limits, CancellationToken cancellationToken)
{
    private JsonTree _tree = options.Folder is { } folder ? JsonTree.Of(folder) : new JsonTree(JsonRecordKind.Scalar);

    /// <summary>The layout, and the place where it was found out.</summary>
    public (JsonLayout Layout, JsonPlace Place) Learn()
    {
        var place = options.Folder is null ? JsonSearch.Find(source, options, limits, cancellationToken) : new JsonPlace(JsonForm.Lines, null, 0, 1);
        if (LearnNames(place) is { } odd && AreValuesFrom(odd))
        {
            place = place with { Form = JsonForm.Values };
            _tree = new JsonTree(JsonRecordKind.Scalar);
            LearnNames(place);
        }

        var paths = _tree.Paths();
        var (names, notes) = HeaderNames.From(_tree.Kind == JsonRecordKind.Scalar ? ["value"] : [.. paths.Select(path => string.Join('.', path))]);
        return (new JsonLayout(place.Form, _tree.Kind, place.Path, paths, names, notes) { HasFaults = options.Folder is not null }, place);
    }

    /// <summary>Reads all records for their names.</summary>
    /// <returns>The first line that is no JSON; null when there is none.</returns>
    private JsonPlace? LearnNames(JsonPlace place)
    {
        using var records = JsonRecords.OfPlace(source, limits, place, _tree);
        var isEmpty = true;
        JsonPlace? odd = null;
        while (records.Read())
        {
            isEmpty = false;
            cancellationToken.ThrowIfCancellationRequested();
            if (records.IsMalformed)
            {
                odd ??= new JsonPlace(JsonForm.Values, null, records.Offset, records.Line);
            }
            else if ((_tree.Raise(records.Kind) || (records.HasNews && records.Kind == _tree.Kind)) && !_tree.TryAdd(records.Raw, limits.Columns))
            {
                throw new InvalidConfigurationException(
                    $"{source.Name}, line {records.Line}: with the record that starts here there are more columns than the limit of {limits.Columns}. " +
                    $"Most often an object has ids for names; if so many columns are meant, raise the limit with --limit columns={limits.Columns * 10L}.");
            }
        }

        return !isEmpty && _tree.Paths().Count > 0
            ? odd
            : throw new InvalidConfigurationException($"{source.Name} has {(isEmpty ? "no records" : "only empty records")}: there is nothing to import.");
    }

    /// <summary>Whether the rest of a source is one value after the other, on as many lines as each takes, where it seemed to be one on each line.</summary>
    private bool AreValuesFrom(JsonPlace place)
    {
        try
        {
            using var values = JsonRecords.OfPlace(source, limits, place, new JsonTree(JsonRecordKind.Scalar));
            while (values.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return true;
        }
        catch (InvalidConfigurationException)
        {
            return false;
        }
    }
}
