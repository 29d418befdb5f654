using Inhaul.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Processing;

/// <summary>Constructs processors and aggregators, each with its dependencies from a scope of its own.</summary>
/// <param name="services">The services of the application.</param>
internal sealed class CodeFactory(IServiceScopeFactory services)
{
    /// <summary>Constructs an instance of a class.</summary>
    public CodeInstance<TCode> Open<TCode>(Type type)
    {
        var scope = services.CreateAsyncScope();
        try
        {
            return new CodeInstance<TCode>((TCode)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type), scope);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>Constructs an instance once, when the application starts, to see whether that is possible.</summary>
    /// <param name="type">The class.</param>
    /// <param name="use">What to do with it.</param>
    /// <exception cref="InvalidConfigurationException">It is not possible; the message says why.</exception>
    public TResult Try<TCode, TResult>(Type type, Func<TCode, TResult> use)
    {
        var instance = Construct<TCode>(type);
        try
        {
            return use(instance.Code);
        }
        finally
        {
            // What asks for the processors when the application starts is not asynchronous.
            instance.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private CodeInstance<TCode> Construct<TCode>(Type type)
    {
        try
        {
            return Open<TCode>(type);
        }
        catch (Exception exception)
        {
            var missing = MissingServices(type);
            throw new InvalidConfigurationException(
                missing.Count > 0
                    ? $"{type.FullName} needs {string.Join(" and ", missing.Select(TypeName.Of))}, which {(missing.Count == 1 ? "is no service" : "are no services")} of the application. "
                        + $"Add {(missing.Count == 1 ? "it" : "them")}, for example services.AddScoped<{TypeName.Of(missing[0])}>(…)."
                    : $"{type.FullName} cannot be constructed: {exception.GetType().Name}: {ErrorText.Of(exception)}");
        }
    }

    /// <summary>What the constructor of a class asks for and nobody gives.</summary>
    private List<Type> MissingServices(Type type)
    {
        using var scope = services.CreateScope();
        return type.GetConstructors() is [var only] && scope.ServiceProvider.GetService<IServiceProviderIsService>() is { } known
            ? [.. only.GetParameters().Where(parameter => !parameter.HasDefaultValue).Select(parameter => parameter.ParameterType).Where(needed => !known.IsService(needed)).Distinct()]
            : [];
    }
}
