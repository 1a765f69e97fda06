using System.Management.Automation;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.PowerShell.Binding;

/// <summary>Patterns that people type.</summary>
internal static class Wildcards
{
    /// <summary>A pattern without regard to case.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ArgumentInvalid"/>: PowerShell cannot read it.</exception>
    public static WildcardPattern Of(string text, WildcardOptions options = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)
    {
        try
        {
            var pattern = WildcardPattern.Get(text, options);

            // PowerShell reads a pattern when it is first used.
            _ = pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException problem)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                text,
                $"'{text}' is no pattern: {problem.Message}",
                "Write ` before a [ that means itself."
            );
        }
    }
}
