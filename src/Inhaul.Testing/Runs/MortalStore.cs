using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Inhaul.Stores;

namespace Inhaul.Testing.Runs;

/// <summary>
/// The store of a process that dies. Afterwards nothing is asked of the database any more, so that no handler of errors on the
/// way out gives a claim back or tells the log, as it could not if the process were killed.
/// </summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The proxies are classes derived from it.")]
internal class MortalStore : DispatchProxy
{
    private object _store = null!;
    private PlayedLife _life = null!;

    /// <summary>A store for a process.</summary>
    public static IImportStore Of(IImportStore store, PlayedLife life) => Of<IImportStore>(store, life);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        // What does not wait does not ask the database; and the store is closed as a dead process's connections are.
        if (typeof(Task).IsAssignableFrom(targetMethod!.ReturnType))
        {
            _life.Continue();
        }

        return targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null) switch
        {
            IWorkSource work => Of(work, _life),
            ILifeSource life => Of(life, _life),
            IAttachmentSource attachments => Of(attachments, _life),
            ITarget target => Of(target, _life),
            var result => result,
        };
    }

    private static T Of<T>(T part, PlayedLife life)
        where T : class
    {
        var proxy = Create<T, MortalStore>();
        var mortal = (MortalStore)(object)proxy;
        (mortal._store, mortal._life) = (part, life);
        return proxy;
    }
}
