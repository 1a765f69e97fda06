using System.Reflection;
using ZeroTrust.PowerShell.Help.Reading;
using ZeroTrust.PowerShell.Help.Writing;

namespace ZeroTrust.PowerShell.Help.Assembling;

/// <summary>Puts together what the module's folder holds beside assemblies: views, types, surface, help.</summary>
internal static class ModuleFiles
{
    /// <summary>Writes all of it.</summary>
    /// <param name="pages">The cmdlets.</param>
    /// <param name="project">Folder of the module's project, with the parts.</param>
    /// <param name="output">Folder of the module's assemblies.</param>
    public static void Write(IReadOnlyList<CmdletPage> pages, string project, string output)
    {
        var help = Directory.CreateDirectory(Path.Combine(output, "en-US")).FullName;
        PartsFile
            .Join(CommandFolder.Parts(project, CommandFolder.Views), "ViewDefinitions")
            .Save(Path.Combine(output, "ZeroTrust.Format.ps1xml"));
        PartsFile.Join(CommandFolder.Parts(project, CommandFolder.Types), null).Save(Path.Combine(output, "ZeroTrust.Types.ps1xml"));
        File.WriteAllText(Path.Combine(output, "ZeroTrust.Surface.txt"), string.Concat(pages.Select(SurfaceText.Of)));
        foreach (var topic in Directory.EnumerateFiles(Path.Combine(project, "Help"), "about_*.md"))
        {
            File.WriteAllText(
                Path.Combine(help, Path.GetFileNameWithoutExtension(topic) + ".help.txt"),
                AboutWriter.Write(File.ReadAllText(topic))
            );
        }

        // Written last: the build takes it as the sign that all of it is there.
        MamlWriter.Write(pages).Save(Path.Combine(help, "ZeroTrust.PowerShell.dll-Help.xml"));
    }

    /// <summary>Brings the committed manifest up to date; true when it was.</summary>
    /// <param name="pages">The cmdlets.</param>
    /// <param name="project">Folder of the module's project, with the template.</param>
    /// <param name="assembly">The module's assembly, whose version the manifest states.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="write">Writes it when it is out of date.</param>
    public static bool Manifest(IReadOnlyList<CmdletPage> pages, string project, string assembly, string manifest, bool write)
    {
        var template = File.ReadAllText(Path.Combine(project, "ZeroTrust.template.psd1"));
        var text = ManifestText.Of(template, pages, AssemblyName.GetAssemblyName(assembly).Version!);
        if (File.Exists(manifest) && File.ReadAllText(manifest) == text)
        {
            return true;
        }

        if (write)
        {
            File.WriteAllText(manifest, text);
        }

        return false;
    }

    /// <summary>Writes the pinned surface of every cmdlet beside it.</summary>
    /// <param name="pages">The cmdlets.</param>
    /// <param name="project">Folder of the module's project.</param>
    public static void PinSurface(IEnumerable<CmdletPage> pages, string project)
    {
        foreach (var page in pages)
        {
            Directory.CreateDirectory(Path.Combine(project, CommandFolder.Of(page)));
            File.WriteAllText(Path.Combine(project, CommandFolder.SurfaceOf(page)), SurfaceText.Of(page));
        }
    }
}
