using System.Reflection;

namespace ZeroTrust.Controls;

/// <summary>Whose controls the tests are about: the one that was made from the template.</summary>
internal static class ControlsUnderTest
{
    public static Assembly Assembly => typeof(ControlsUnderTest).Assembly;
}
