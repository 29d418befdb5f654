namespace Inhaul.Tests.Hosting.Faulty;

/// <summary>A service that an application may have forgotten.</summary>
public interface IStock;
