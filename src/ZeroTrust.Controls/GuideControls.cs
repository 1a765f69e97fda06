using System.Reflection;

namespace ZeroTrust.Controls;

/// <summary>Where the controls and planners are; the catalogues of Core find them in this assembly.</summary>
public static class GuideControls
{
    /// <summary>The assembly to load catalogues from.</summary>
    public static Assembly Assembly => typeof(GuideControls).Assembly;
}
