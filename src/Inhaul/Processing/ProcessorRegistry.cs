using Inhaul.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Processing;

/// <summary>The processors and aggregators of an application, by import type; all of them constructed and asked for their definition once, at the start.</summary>
internal sealed class ProcessorRegistry
{
    private readonly Dictionary<string, ProcessorPlan> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _aggregators = new(StringComparer.Ordinal);
    private readonly CodeFactory? _code;

    private ProcessorRegistry()
    {
    }

    /// <summary>The processors of some classes.</summary>
    /// <param name="services">What they are constructed from, in a scope for each chunk.</param>
    /// <param name="classes">The classes.</param>
    /// <exception cref="InvalidConfigurationException">Some cannot be used; the message names all of them, and why.</exception>
    public ProcessorRegistry(IServiceScopeFactory services, IEnumerable<Type> classes)
    {
        _code = new CodeFactory(services);
        var problems = new List<string>();
        foreach (var processor in classes.Distinct())
        {
            try
            {
                if (processor.IsSubclassOf(typeof(Aggregator)))
                {
                    AddAggregator(processor);
                }
                else
                {
                    Add(processor);
                }
            }
            catch (InvalidConfigurationException problem)
            {
                problems.Add(problem.Message);
            }
        }

        problems.AddRange(_aggregators.Where(pair => !_plans.ContainsKey(pair.Key)).Select(pair =>
            $"{pair.Value.FullName} aggregates imports of type {pair.Key}, for which there is no processor. Add one, or rename the class."));
        if (problems.Count > 0)
        {
            throw new InvalidConfigurationException(string.Join(Environment.NewLine, problems));
        }
    }

    /// <summary>No processors: an application that only fills tables with rows as they are.</summary>
    public static ProcessorRegistry None { get; } = new();

    /// <summary>The import types there are processors for.</summary>
    public IReadOnlyCollection<string> Types => _plans.Keys;

    /// <summary>The processor of an import type; null when there is none.</summary>
    public ProcessorPlan? Find(string type) => _plans.GetValueOrDefault(type);

    /// <summary>A processor whose rows have attachments; null when there is none.</summary>
    public Type? WithAttachments() => _plans.Values.FirstOrDefault(plan => plan.HasAttachments)?.Class;

    /// <summary>Whether imports of this kind can be worked on here.</summary>
    public bool CanWorkOn(ImportRecord import) => import.Options.Processor is null || _plans.ContainsKey(import.Type);

    /// <summary>The processor that an import's rows need; null when they are written as they are.</summary>
    /// <exception cref="InvalidConfigurationException">There is none here.</exception>
    public ProcessorPlan? PlanOf(ImportRecord import) =>
        import.Options.Processor is null ? null
        : Find(import.Type) ?? throw new InvalidConfigurationException(
            $"This application has no processor for imports of type {import.Type}; {import.Options.Processor} had submitted it. Add it with AddProcessor<{import.Options.Processor}>().");

    /// <summary>Constructs a processor, in a scope of its own.</summary>
    public CodeInstance<Processor> Open(ProcessorPlan plan) => _code!.Open<Processor>(plan.Class);

    /// <summary>Whether there is an aggregator for an import type.</summary>
    public bool HasAggregator(string type) => _aggregators.ContainsKey(type);

    /// <summary>Constructs the aggregator of an import type, in a scope of its own.</summary>
    /// <exception cref="InvalidConfigurationException">There is none here.</exception>
    public CodeInstance<Aggregator> OpenAggregator(string type) => _aggregators.TryGetValue(type, out var aggregator)
        ? _code!.Open<Aggregator>(aggregator)
        : throw new InvalidConfigurationException($"This application has no aggregator for imports of type {type}. Add it with AddAggregator<…>().");

    private void AddAggregator(Type aggregator)
    {
        var type = ImportType.FromClass(aggregator);
        if (_aggregators.TryGetValue(type, out var other))
        {
            throw new InvalidConfigurationException($"{other.FullName} and {aggregator.FullName} both aggregate imports of type {type}. Rename one of the classes.");
        }

        _aggregators.Add(type, _code!.Try<Aggregator, Type>(aggregator, code => code.GetType()));
    }

    private void Add(Type processor)
    {
        var type = ImportType.FromClass(processor);
        if (_plans.TryGetValue(type, out var other))
        {
            throw new InvalidConfigurationException(
                $"{other.Class.FullName} and {processor.FullName} both handle imports of type {type}. Rename one of the classes.");
        }

        _plans.Add(type, Plan(processor, type));
    }

    private ProcessorPlan Plan(Type processor, string type)
    {
        if (!processor.IsSubclassOf(typeof(Processor)) || processor.IsAbstract || processor.ContainsGenericParameters)
        {
            throw new InvalidConfigurationException($"{processor.FullName} is no processor. Derive it from TableProcessor<T> or RowProcessor<T>, and make it neither abstract nor generic.");
        }

        return _code!.Try<Processor, ProcessorPlan>(processor, code => PlanOf(code, type));
    }

    private static ProcessorPlan PlanOf(Processor processor, string type)
    {
        try
        {
            return processor.Plan(type);
        }
        catch (InvalidConfigurationException problem)
        {
            throw new InvalidConfigurationException($"{processor.GetType().FullName}: {problem.Message}");
        }
        catch (Exception exception)
        {
            throw new InvalidConfigurationException($"The definition of {processor.GetType().FullName} threw {exception.GetType().Name}: {ErrorText.Of(exception)}");
        }
    }
}
