// A whole PowerShell that needs no installation: takes the arguments of pwsh, and finds Pester without being told where it is.
using System.Diagnostics.CodeAnalysis;
using Microsoft.PowerShell;

AddModules(Path.Combine(AppContext.BaseDirectory, "Modules"));
return UnmanagedPSEntry.Start(args, args.Length);

[SuppressMessage("ApiDesign", "RS0030", Justification = "PowerShell finds modules by an environment variable.")]
static void AddModules(string folder)
{
    const string Variable = "PSModulePath";
    var before = Environment.GetEnvironmentVariable(Variable);
    if (before?.Contains(folder, StringComparison.Ordinal) != true)
    {
        Environment.SetEnvironmentVariable(Variable, string.IsNullOrEmpty(before) ? folder : folder + Path.PathSeparator + before);
    }
}
