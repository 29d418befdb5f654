namespace Inhaul.Tests.S3;

/// <summary>The environment of this process names a storage. Tests that have one are not run side by side.</summary>
internal sealed class S3Environment : IDisposable
{
    private readonly List<(string Name, string? Before)> _set = [];

    /// <summary>Names a storage.</summary>
    public S3Environment(string url, string user = "tester")
    {
        Set("AWS_ENDPOINT_URL", url);
        Set("AWS_ACCESS_KEY_ID", user);
        Set("AWS_SECRET_ACCESS_KEY", "secret");
    }

    public void Dispose()
    {
        foreach (var (name, before) in _set)
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }

    private void Set(string name, string value)
    {
        _set.Add((name, Environment.GetEnvironmentVariable(name)));
        Environment.SetEnvironmentVariable(name, value);
    }
}
