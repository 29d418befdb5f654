using Inhaul.Mapping.Suggesting;

namespace Inhaul.Stores;

/// <summary>What people decided about the columns of headers, and what is suggested to them. Columns are told apart without regard to case.</summary>
internal interface IMappingSource
{
    /// <summary>All that is kept for a tenant's import type, header by header.</summary>
    Task<IReadOnlyList<MappingDecision>> ReadAsync(string tenant, string type, CancellationToken cancellationToken);

    /// <summary>Keeps what is suggested for a header in place of what was suggested before. What is decided stays as it is.</summary>
    Task SuggestAsync(string tenant, string type, string fingerprint, IReadOnlyList<MappingDecision> suggestions, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what a person approved and rejected, all of it or nothing. The field that a column fed until now is rejected when it is to
    /// feed another.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">A field would be fed by two columns of a header.</exception>
    Task DecideAsync(string tenant, string type, IReadOnlyList<MappingDecision> decisions, string actor, CancellationToken cancellationToken);
}
