using System.Reflection;
using System.Runtime.Loader;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>
/// The load context of everything that needs the AWS SDK. It answers in <see cref="Load"/>, before
/// anybody else is asked: the <c>Resolving</c> event
/// comes only after the default context has looked, and would bind to whatever AWSSDK.Core another module brought into the session.
/// </summary>
/// <param name="moduleFolder">Holds the assemblies of the module itself: taken from the module's own context, so
/// that a finding is one type on both sides.</param>
internal sealed class AwsLoadContext(string moduleFolder) : AssemblyLoadContext("ZeroTrust.Aws")
{
    private readonly AssemblyLoadContext _module = GetLoadContext(typeof(AwsLoadContext).Assembly) ?? Default;

    /// <summary>The folder whose assemblies live in this context.</summary>
    public string Folder { get; } = Path.Combine(moduleFolder, "aws");

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = assemblyName.Name + ".dll";
        if (Path.Combine(moduleFolder, file) is var shared && File.Exists(shared))
        {
            return _module.LoadFromAssemblyPath(shared);
        }

        return Path.Combine(Folder, file) is var own && File.Exists(own) ? LoadFromAssemblyPath(own) : null;
    }
}
