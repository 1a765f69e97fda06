using System.Reflection;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Plans.Intents;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>The composition root: finds the assemblies beside this one and makes the parts by their well-known public types.</summary>
internal sealed class ModuleHost : IModuleHost
{
    private readonly Lazy<AwsLoadContext> _context;
    private readonly Lazy<IAwsConnector> _connector;
    private readonly Lazy<ISandboxFactory> _sandboxes;
    private readonly Lazy<Assembly> _controls;
    private readonly Lazy<IScpTemplates> _scpTemplates;

    /// <summary>Makes a host.</summary>
    /// <param name="moduleFolder">The folder of this assembly; the rest is in its subfolder <c>aws</c>.</param>
    public ModuleHost(string moduleFolder)
    {
        _context = new(() => new AwsLoadContext(moduleFolder));
        _connector = new(() => Create<IAwsConnector>("ZeroTrust.Aws", "ZeroTrust.Aws.Connecting.AwsConnector", Clock, (Func<string, string?>)Environment));
        _sandboxes = new(() => Create<ISandboxFactory>("ZeroTrust.Sandbox", "ZeroTrust.Sandbox.SandboxFactory", Clock));
        _controls = new(() => LoadAssembly("ZeroTrust.Controls"));
        _scpTemplates = new(() => Create<IScpTemplates>("ZeroTrust.Controls", "ZeroTrust.Controls.Planning.Scp.ScpTemplates"));
    }

    /// <inheritdoc/>
    public IAwsConnector Connector => _connector.Value;

    /// <inheritdoc/>
    public ISandboxFactory Sandboxes => _sandboxes.Value;

    /// <inheritdoc/>
    public Assembly Controls => _controls.Value;

    /// <inheritdoc/>
    public IScpTemplates ScpTemplates => _scpTemplates.Value;

    /// <inheritdoc/>
    public TimeProvider Clock => TimeProvider.System;

    /// <inheritdoc/>
#pragma warning disable RS0030 // The composition root is the one place that may look at the process's environment.
    public string? Environment(string name) => System.Environment.GetEnvironmentVariable(name);
#pragma warning restore RS0030

    private T Create<T>(string assemblyName, string typeName, params object[] arguments)
        where T : class
    {
        var assembly = LoadAssembly(assemblyName);
        return assembly.GetType(typeName, throwOnError: false) is { } type && Activator.CreateInstance(type, arguments) is T part
            ? part
            : throw Broken(assemblyName, $"{assemblyName}.dll has no {typeName} that is a {typeof(T).Name}.", null);
    }

    private Assembly LoadAssembly(string name)
    {
        var file = Path.Combine(_context.Value.Folder, name + ".dll");
        try
        {
            return _context.Value.LoadFromAssemblyPath(file);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            throw Broken(file, $"The module's file '{file}' cannot be loaded: {exception.Message}", exception);
        }
    }

    private static ZeroTrustException Broken(string target, string message, Exception? inner) => new(
        ErrorIds.ModuleIncomplete, FailureKind.NotFound, target, message, "Build with ./build.ps1, or install the module again.", inner);
}
