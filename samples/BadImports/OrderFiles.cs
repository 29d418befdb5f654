using Inhaul;

namespace BadImports;

/// <summary>Submits files, badly.</summary>
public sealed class OrderFiles(ImportClient client)
{
    public Task<ImportStatus> SubmitAsync(string path, CancellationToken cancellationToken) =>
        client.SubmitAsync("orders", File.ReadAllLines(path).Select(line => new Order(line, "", "", default)), cancellationToken: cancellationToken); // INH3007
}
