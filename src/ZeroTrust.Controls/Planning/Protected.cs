using System.Text.RegularExpressions;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Planning;

/// <summary>The principals that no plan may touch.</summary>
internal static class Protected
{
    /// <summary>The ARN of a user, with its path where the snapshot knows it.</summary>
    public static string UserArn(Snapshot snapshot, ResourceRef user, PlanContext context)
    {
        var path = snapshot.Find<IamUser>(user) is Known<IamUser> known ? known.Value.Path : "/";
        return user.Arn ?? $"arn:{context.Partition}:iam::{user.AccountId}:user{path}{user.Id}";
    }

    /// <summary>Whether an ARN is one of the break-glass principals of the plan.</summary>
    public static bool IsBreakGlass(string arn, PlanContext context) => context.BreakGlass.Any(pattern => Fits(pattern, arn));

    /// <summary>Whether an ARN fits a pattern with <c>*</c> and <c>?</c>.</summary>
    public static bool Fits(string pattern, string arn) =>
        Regex.IsMatch(
            arn,
            "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant
        );
}
