using ZeroTrust.Core.Errors;

namespace ZeroTrust.Examples.Quickstart;

/// <summary>What the command line asks for. Without arguments: the built-in sample organization.</summary>
internal sealed record QuickstartOptions
{
    public const string Usage = """
        Quickstart [--snapshot FILE] [--endpoint URL] [--profile NAME] [--region REGION]... [--organization] [--output FOLDER]

          without arguments   assess the built-in sample organization, preview a plan, apply it, undo it
          --snapshot FILE     assess a saved snapshot, offline
          --endpoint URL      assess whatever answers there (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY apply)
          --profile NAME      assess the account of a profile in the AWS configuration files
          --region REGION     look at this region only; may be repeated
          --organization      look at every account of the organization
          --output FOLDER     where report.html and report.json go; artifacts/quickstart unless given

        Only the sample organization is ever changed: elsewhere the plan is shown and left.
        """;

    public string? Snapshot { get; private init; }

    public Uri? Endpoint { get; private init; }

    public string? Profile { get; private init; }

    public IReadOnlyList<string> Regions { get; private init; } = [];

    public bool Organization { get; private init; }

    public string Output { get; private init; } = Path.Combine("artifacts", "quickstart");

    public bool Help { get; private init; }

    public bool IsSandbox => Snapshot is null && Endpoint is null && Profile is null;

    public static QuickstartOptions Parse(IReadOnlyList<string> args)
    {
        var options = new QuickstartOptions();
        for (var i = 0; i < args.Count; i++)
        {
            string Value() => i + 1 < args.Count ? args[++i] : throw Wrong(args[i], "needs a value");
            options = args[i] switch
            {
                "--snapshot" => options with { Snapshot = Value() },
                "--endpoint" => options with
                {
                    Endpoint = Uri.TryCreate(Value(), UriKind.Absolute, out var uri) ? uri : throw Wrong(args[i], "is not a URL"),
                },
                "--profile" => options with { Profile = Value() },
                "--region" => options with { Regions = [.. options.Regions, Value()] },
                "--organization" => options with { Organization = true },
                "--output" => options with { Output = Value() },
                "--help" or "-h" or "-?" => options with { Help = true },
                _ => throw Wrong(args[i], "is not an option"),
            };
        }

        return options;
    }

    private static ZeroTrustException Wrong(string argument, string why) =>
        new(ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, argument, $"'{argument}' {why}.", "--help lists the options.");
}
