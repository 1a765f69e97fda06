namespace ZeroTrust.Sandbox.State;

/// <summary>The regions of the sandbox: the seventeen that every account has, and some that must be opted into.</summary>
internal static class Regions
{
    /// <summary>Where global services keep their state and their signatures point to.</summary>
    public const string Home = "us-east-1";

    /// <summary>Enabled in every account.</summary>
    public static readonly IReadOnlyList<string> Enabled =
    [
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-northeast-3",
        "ap-south-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "ca-central-1",
        "eu-central-1",
        "eu-north-1",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "sa-east-1",
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
    ];

    /// <summary>Exist, but nobody has opted in.</summary>
    public static readonly IReadOnlyList<string> OptIn = ["af-south-1", "ap-east-1", "eu-south-1", "me-south-1"];
}
