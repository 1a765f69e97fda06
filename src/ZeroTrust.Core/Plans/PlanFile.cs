using System.Text.Json;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Files;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Core.Plans;

/// <summary>Saves and loads plans: one indented JSON object <c>{ format, version, plan }</c>, made to be read and
/// reviewed by people. Files are owner-only.</summary>
public static class PlanFile
{
    /// <summary>The usual end of the file name.</summary>
    public const string Extension = ".ztplan.json";

    private const string FormatName = "zerotrust-plan";
    private const long MaximumBytes = 256 << 20;

    /// <summary>Writes a plan; an existing file is replaced when the new one is complete.</summary>
    /// <exception cref="ZeroTrustException">The file cannot be written.</exception>
    public static Task SaveAsync(Plan plan, string path, CancellationToken cancellationToken = default) =>
        PrivateFile.WriteWholeAsync(
            path,
            stream =>
                JsonSerializer.SerializeAsync(
                    stream,
                    new Envelope(FormatName, Plan.CurrentVersion) { Plan = plan },
                    CoreJson.Indented,
                    cancellationToken
                ),
            cancellationToken
        );

    /// <summary>Reads a plan.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.PlanUnreadable"/>: no such file, cut, another kind of file, a newer
    /// version, or a plan that contradicts itself.</exception>
    public static async Task<Plan> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
            await using (stream)
            {
                if (stream.Length > MaximumBytes)
                {
                    throw Unreadable(path, $"is longer than {MaximumBytes >> 20} MiB", null);
                }

                using var document = await JsonDocument
                    .ParseAsync(stream, new JsonDocumentOptions { MaxDepth = CoreJson.MaximumDepth }, cancellationToken)
                    .ConfigureAwait(false);
                return Read(document.RootElement, path);
            }
        }
        catch (Exception problem)
            when (problem
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or NotSupportedException
                        or JsonException
                        or InvalidOperationException
            )
        {
            throw Unreadable(path, "cannot be read: " + problem.Message, problem);
        }
    }

    private static Plan Read(JsonElement root, string path)
    {
        // The version first: a newer file may have another shape.
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out var format)
            || format.ValueKind != JsonValueKind.String
            || format.GetString() != FormatName
        )
        {
            throw Unreadable(path, "is not a plan", null);
        }

        if (!root.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number))
        {
            throw Unreadable(path, "does not state its version", null);
        }

        if (number > Plan.CurrentVersion)
        {
            throw Unreadable(
                path,
                $"has version {number}, and this version of ZeroTrust.PowerShell reads up to {Plan.CurrentVersion}: update the module",
                null
            );
        }

        var plan = root.Deserialize<Envelope>(CoreJson.Compact)?.Plan ?? throw Unreadable(path, "holds no plan", null);
        var problems = PlanRules.ProblemsOf(plan).Take(5).ToList();
        return problems.Count == 0 ? plan : throw Unreadable(path, "contradicts itself: " + string.Join("; ", problems), null);
    }

    private static ZeroTrustException Unreadable(string path, string what, Exception? inner) =>
        new(
            ErrorIds.PlanUnreadable,
            FailureKind.InvalidData,
            path,
            $"The plan '{path}' {what.TrimEnd('.')}.",
            "Make it again with New-ZtPlan, or correct the file.",
            inner
        );

    private sealed record Envelope(string Format, int Version)
    {
        public Plan? Plan { get; init; }
    }
}
