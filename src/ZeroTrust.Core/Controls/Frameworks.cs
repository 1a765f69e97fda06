namespace ZeroTrust.Core.Controls;

/// <summary>The closed lists that controls' metadata choose from.</summary>
public static class Frameworks
{
    /// <summary>Framework ids with their names.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CIS-AWS-3.0"] = "CIS Amazon Web Services Foundations Benchmark 3.0.0",
        ["NIST-800-53-r5"] = "NIST SP 800-53 revision 5",
        ["NIST-800-207"] = "NIST SP 800-207, Zero Trust Architecture",
        ["CISA-ZTMM-2.0"] = "CISA Zero Trust Maturity Model 2.0",
        ["AWS-FSBP"] = "AWS Foundational Security Best Practices",
    };

    /// <summary>Profiles: which controls belong to an ordinary account, and which to one that is held to more.</summary>
    public static IReadOnlyList<string> Profiles { get; } = ["baseline", "strict"];
}
