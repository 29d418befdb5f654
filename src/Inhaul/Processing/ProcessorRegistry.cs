using Inhaul.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Processing;

/// <summary>The processors of an application, by import type; all of them constructed and asked for their definition once, at the start.</summary>
internal sealed class ProcessorRegistry
{
    private readonly Dictionary<string, ProcessorPlan> _plans = new(StringComparer.Ordinal);
    private readonly IServiceScopeFactory? _services;

    private ProcessorRegistry()
    {
    }

    /// <summary>The processors of some classes.</summary>
    /// <param name="services">What they are constructed from, in a scope for each chunk.</param>
    /// <param name="classes">The classes.</param>
    /// <exception cref="InvalidConfigurationException">Some cannot be used; the message names all of them, and why.</exception>
    public ProcessorRegistry(IServiceScopeFactory services, IEnumerable<Type> classes)
    {
        _services = services;
        var problems = new List<string>();
        foreach (var processor in classes.Distinct())
        {
            try
            {
                Add(processor);
            }
            catch (InvalidConfigurationException problem)
            {
                problems.Add(problem.Message);
            }
        }

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

    /// <summary>Whether imports of this kind can be worked on here.</summary>
    public bool CanWorkOn(ImportRecord import) => import.Options.Processor is null || _plans.ContainsKey(import.Type);

    /// <summary>The processor that an import's rows need; null when they are written as they are.</summary>
    /// <exception cref="InvalidConfigurationException">There is none here.</exception>
    public ProcessorPlan? PlanOf(ImportRecord import) =>
        import.Options.Processor is null ? null
        : Find(import.Type) ?? throw new InvalidConfigurationException(
            $"This application has no processor for imports of type {import.Type}; {import.Options.Processor} had submitted it. Add it with AddProcessor<{import.Options.Processor}>().");

    /// <summary>Constructs a processor, in a scope of its own.</summary>
    public ProcessorInstance Open(ProcessorPlan plan) => Open(plan.Class);

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

        var instance = Construct(processor);
        try
        {
            return instance.Processor.Plan(type);
        }
        catch (InvalidConfigurationException problem)
        {
            throw new InvalidConfigurationException($"{processor.FullName}: {problem.Message}");
        }
        catch (Exception exception)
        {
            throw new InvalidConfigurationException($"The definition of {processor.FullName} threw {exception.GetType().Name}: {ErrorText.Of(exception)}");
        }
        finally
        {
            // Once, when the application starts: what asks for the processors is not asynchronous.
            instance.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private ProcessorInstance Construct(Type processor)
    {
        try
        {
            return Open(processor);
        }
        catch (Exception exception)
        {
            var missing = MissingServices(processor);
            throw new InvalidConfigurationException(
                missing.Count > 0
                    ? $"{processor.FullName} needs {string.Join(" and ", missing.Select(TypeName.Of))}, which {(missing.Count == 1 ? "is no service" : "are no services")} of the application. "
                        + $"Add {(missing.Count == 1 ? "it" : "them")}, for example services.AddScoped<{TypeName.Of(missing[0])}>(…)."
                    : $"{processor.FullName} cannot be constructed: {exception.GetType().Name}: {ErrorText.Of(exception)}");
        }
    }

    /// <summary>What the constructor of a class asks for and nobody gives.</summary>
    private List<Type> MissingServices(Type processor)
    {
        using var scope = _services!.CreateScope();
        return processor.GetConstructors() is [var only] && scope.ServiceProvider.GetService<IServiceProviderIsService>() is { } known
            ? [.. only.GetParameters().Where(parameter => !parameter.HasDefaultValue).Select(parameter => parameter.ParameterType).Where(type => !known.IsService(type)).Distinct()]
            : [];
    }

    private ProcessorInstance Open(Type processor)
    {
        var scope = _services!.CreateAsyncScope();
        try
        {
            return new ProcessorInstance((Processor)ActivatorUtilities.CreateInstance(scope.ServiceProvider, processor), scope);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }
}
