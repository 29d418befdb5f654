namespace Inhaul.Mapping.Cleaning;

/// <summary>What cleaning changed in some rows of an import.</summary>
/// <param name="Values">Per column and step; each pair once.</param>
internal sealed record CleaningReport(IReadOnlyList<CleanedValues> Values)
{
    /// <summary>Nothing was changed.</summary>
    public static CleaningReport None { get; } = new([]);

    /// <summary>What was changed in these rows and in others.</summary>
    public CleaningReport Plus(CleaningReport other) => new(
    [
        .. from values in Values.Concat(other.Values)
           group values by (values.Column, values.Step) into same
           select new CleanedValues(
               same.Key.Column, same.Key.Step, same.Sum(values => values.Count),
               [.. same.SelectMany(values => values.Samples).OrderBy(sample => sample.Row).Take(CleaningTally.MostSamples)]),
    ]);

    /// <summary>The same, in the order in which a definition has fields and declares their steps.</summary>
    public IReadOnlyList<CleanedValues> InOrderOf(ImportDefinition definition)
    {
        var fields = definition.Fields.Select(field => field.Source).ToList();
        return
        [
            .. from values in Values
               let field = fields.IndexOf(values.Column)
               let step = field < 0 ? -1 : (definition.Fields[field].Cleaning ?? []).ToList().IndexOf(values.Step)
               orderby field, step < 0 ? int.MaxValue : step
               select values,
        ];
    }
}
