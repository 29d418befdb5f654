using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>What a process of workers tells the people who run it.</summary>
/// <param name="Stopped">An import that it worked on has ended or is paused.</param>
/// <param name="Said">Something about the process itself.</param>
internal sealed record WorkerReport(Func<ImportRecord, Task> Stopped, Func<NewLogEntry, Task> Said);
