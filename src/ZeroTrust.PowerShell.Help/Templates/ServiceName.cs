using System.Text.Json;

namespace ZeroTrust.PowerShell.Help.Templates;

/// <summary>A service as the generator names it, found by the name of its folder.</summary>
/// <param name="Id">Service id, such as <c>sns</c>.</param>
/// <param name="Namespace">Of its client.</param>
/// <param name="Client">Interface of its client.</param>
internal sealed record ServiceName(string Id, string Namespace, string Client)
{
    /// <summary>The service of a folder such as <c>Sns</c>: its id in other letters.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="root">Folder of the repository.</param>
    /// <exception cref="ArgumentException">No service has that id.</exception>
    public static ServiceName Of(string folder, string root)
    {
        var table = Path.Combine(root, "src", "ZeroTrust.Aws.Generator", "Naming", "services.json");
        using var services = JsonDocument.Parse(File.ReadAllText(table));
        foreach (var service in services.RootElement.EnumerateObject())
        {
            if (service.Name.Replace("-", "", StringComparison.Ordinal).Equals(folder, StringComparison.OrdinalIgnoreCase))
            {
                var row = service.Value;
                return new(service.Name, row.GetProperty("namespace").GetString()!, "IAmazon" + row.GetProperty("class").GetString());
            }
        }

        throw new ArgumentException($"No service of src/ZeroTrust.Aws.Generator/Naming/services.json has an id like '{folder}'.");
    }
}
