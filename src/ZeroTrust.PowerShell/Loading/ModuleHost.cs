using System.Reflection;
using System.Runtime.Loader;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Escalation;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Reports;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>The composition root: finds the assemblies beside this one and makes the parts by their well-known public types.</summary>
internal sealed class ModuleHost : IModuleHost
{
    private readonly string _moduleFolder;
    private readonly Lazy<AwsLoadContext> _awsContext;
    private readonly Lazy<IEscalationEngine> _escalation;
    private readonly Lazy<IReportFormats> _reports;
    private readonly Lazy<IAwsConnector> _connector;
    private readonly Lazy<ISandboxFactory> _sandboxes;
    private readonly Lazy<Assembly> _controls;
    private readonly Lazy<IScpTemplates> _scpTemplates;

    /// <summary>Makes a host.</summary>
    /// <param name="moduleFolder">The folder of this assembly; what needs the AWS SDK is in its subfolder <c>aws</c>.</param>
    public ModuleHost(string moduleFolder)
    {
        _moduleFolder = moduleFolder;
        _awsContext = new(() => new AwsLoadContext(moduleFolder));
        _escalation = new(() => Create<IEscalationEngine>(LoadBeside("ZeroTrust.Escalation"), "ZeroTrust.Escalation.EscalationEngine"));
        _reports = new(() => Create<IReportFormats>(LoadBeside("ZeroTrust.Reports"), "ZeroTrust.Reports.ReportFormats"));
        _connector = new(() =>
            Create<IAwsConnector>(
                LoadForAws("ZeroTrust.Aws"),
                "ZeroTrust.Aws.Connecting.AwsConnector",
                Clock,
                (Func<string, string?>)Environment
            )
        );
        _sandboxes = new(() => Create<ISandboxFactory>(LoadForAws("ZeroTrust.Sandbox"), "ZeroTrust.Sandbox.SandboxFactory", Clock));
        _controls = new(() => LoadForAws("ZeroTrust.Controls"));
        _scpTemplates = new(() => Create<IScpTemplates>(LoadForAws("ZeroTrust.Controls"), "ZeroTrust.Controls.Planning.Scp.ScpTemplates"));
    }

    /// <inheritdoc/>
    public IAwsConnector Connector => _connector.Value;

    /// <inheritdoc/>
    public ISandboxFactory Sandboxes => _sandboxes.Value;

    /// <inheritdoc/>
    public IEscalationEngine Escalation => _escalation.Value;

    /// <inheritdoc/>
    public IReportFormats Reports => _reports.Value;

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

    private static T Create<T>(Assembly assembly, string typeName, params object[] arguments)
        where T : class
    {
        var name = assembly.GetName().Name!;
        return assembly.GetType(typeName, throwOnError: false) is { } type && Activator.CreateInstance(type, arguments) is T part
            ? part
            : throw Broken(name, $"{name}.dll has no {typeName} that is a {typeof(T).Name}.", null);
    }

    /// <summary>Loads what needs nothing but Core, Facts and Policy, where those are.</summary>
    private Assembly LoadBeside(string name)
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(ModuleHost).Assembly) ?? AssemblyLoadContext.Default;
        return LoadAssembly(context, _moduleFolder, name);
    }

    /// <summary>Loads what needs the AWS SDK, or the names of its types, into the SDK's own context.</summary>
    private Assembly LoadForAws(string name) => LoadAssembly(_awsContext.Value, _awsContext.Value.Folder, name);

    private static Assembly LoadAssembly(AssemblyLoadContext context, string folder, string name)
    {
        var file = Path.Combine(folder, name + ".dll");
        try
        {
            return context.LoadFromAssemblyPath(file);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            throw Broken(file, $"The module's file '{file}' cannot be loaded: {exception.Message}", exception);
        }
    }

    private static ZeroTrustException Broken(string target, string message, Exception? inner) =>
        new(
            ErrorIds.ModuleIncomplete,
            FailureKind.NotFound,
            target,
            message,
            "Build with ./build.ps1, or install the module again.",
            inner
        );
}
