namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>Another service that an application may have forgotten.</summary>
public interface IRates<T>;
