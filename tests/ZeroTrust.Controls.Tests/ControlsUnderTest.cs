using System.Reflection;

namespace ZeroTrust.Controls;

/// <summary>Whose controls the tests are about. The templates are put under the same tests, see tests/ZeroTrust.Templates.</summary>
internal static class ControlsUnderTest
{
    public static Assembly Assembly => GuideControls.Assembly;
}
