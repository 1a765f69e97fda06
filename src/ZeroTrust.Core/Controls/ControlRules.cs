using System.Text.RegularExpressions;
using ZeroTrust.Core.Controls.Guide;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Controls;

/// <summary>What the metadata of a control must be like.</summary>
internal static partial class ControlRules
{
    private const int MaximumTitle = 100;

    public static IEnumerable<string> ProblemsOf(ControlEntry entry)
    {
        foreach (var problem in Problems(entry.Info, entry.Enforcement is not null))
        {
            yield return $"{entry.Info.Name}: {problem}";
        }
    }

    private static IEnumerable<string> Problems(ControlInfo info, bool canEnforce)
    {
        if (!IdForm().IsMatch(info.Id))
        {
            yield return $"id '{info.Id}' is not of the form ZT.AREA.1";
        }

        if (
            info.Title.Length is 0 or > MaximumTitle
            || info.Title.StartsWith("Ensure", StringComparison.OrdinalIgnoreCase)
            || info.Title.EndsWith('.')
        )
        {
            yield return $"title '{info.Title}' must state the good state in at most {MaximumTitle} characters, "
                + $"without 'Ensure' and full stop";
        }

        if (!IsResourceType(info.ResourceType))
        {
            yield return $"resource type '{info.ResourceType}' is not a CloudFormation type";
        }

        foreach (var row in info.Rows.Where(static row => GuideTable.Find(row)?.Id != row))
        {
            yield return $"row '{row}' is not in the guide";
        }

        if (!info.Rows.Any(row => GuideTable.Find(row)?.Step == info.Step))
        {
            yield return $"none of its rows belongs to its step {info.Step}";
        }

        foreach (var fact in info.Facts.Where(static fact => FactTypes.Find(fact) is null))
        {
            yield return $"fact '{fact}' does not exist";
        }

        if (info.Facts.Count == 0)
        {
            yield return "facts must not be empty";
        }

        foreach (var action in info.Writes.Concat(info.UndoWrites).Where(static action => !ActionForm().IsMatch(action)))
        {
            yield return $"'{action}' is not an IAM action";
        }

        if (canEnforce != info.Writes.Count > 0)
        {
            yield return canEnforce ? "it enforces but names no writes" : "it names writes but does not implement IEnforcement";
        }

        if (canEnforce == (info.Risk == ChangeRisk.None))
        {
            yield return canEnforce ? "it enforces, so risk must not be None" : "it does not enforce, so risk must be None";
        }

        if (canEnforce && info.UserImpact.Length == 0)
        {
            yield return "it enforces, so userImpact must say what people notice";
        }

        foreach (var profile in info.Profiles.Where(static profile => !ControlProfiles.All.Contains(profile)))
        {
            yield return $"profile '{profile}' is not one of {string.Join(", ", ControlProfiles.All)}";
        }

        if (info.Profiles.Count == 0)
        {
            yield return "it belongs to no profile";
        }

        foreach (var problem in FrameworkRules.ProblemsOf(info))
        {
            yield return problem;
        }
    }

    /// <summary>A CloudFormation type, such as <c>AWS::S3::Bucket</c>.</summary>
    public static bool IsResourceType(string text) => ResourceTypeForm().IsMatch(text);

    [GeneratedRegex(@"^ZT\.[A-Z][A-Z0-9]*\.[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    [GeneratedRegex("^AWS::[A-Za-z0-9]+(::[A-Za-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex ResourceTypeForm();

    [GeneratedRegex("^[a-z0-9-]+:[A-Za-z0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex ActionForm();
}
