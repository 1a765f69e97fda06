using System.Text;
using ZeroTrust.Aws.Generator.Models;

namespace ZeroTrust.Aws.Generator.Commands;

/// <summary>Which models the committed files were made from: one line per service with folder, API version and digest.</summary>
/// <param name="Services">API version and digest by service.</param>
internal sealed record ModelLock(IReadOnlyDictionary<string, (string ApiVersion, string Hash)> Services)
{
    /// <summary>The file's name in the folder of operation lists.</summary>
    public const string FileName = "models.lock";

    /// <summary>Reads a lock; an empty one when there is no file.</summary>
    public static ModelLock Read(string path)
    {
        var services = new SortedDictionary<string, (string, string)>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
            {
                if (line.Split(' ') is not [var service, var version, var hash])
                {
                    throw new ModelException($"{path}: '{line}' is not service, version and digest.");
                }

                services[service] = (version, hash);
            }
        }

        return new ModelLock(services);
    }

    /// <summary>One sentence for every service whose model is another.</summary>
    public IEnumerable<string> DifferencesFrom(ModelLock given)
    {
        foreach (var (service, model) in given.Services)
        {
            if (!Services.TryGetValue(service, out var locked))
            {
                yield return $"{service} {model.ApiVersion} ({model.Hash}) is not in {FileName}";
            }
            else if (locked != model)
            {
                yield return $"{service} is {model.ApiVersion} ({model.Hash}), {FileName} has {locked.ApiVersion} ({locked.Hash})";
            }
        }
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder(
            "# service, API version and digest of the models that the committed files were made from; written by generate\n"
        );
        foreach (var (service, model) in Services)
        {
            text.Append(service).Append(' ').Append(model.ApiVersion).Append(' ').Append(model.Hash).Append('\n');
        }

        return text.ToString();
    }
}
