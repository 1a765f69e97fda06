namespace ZeroTrust.Core.Frameworks;

/// <summary>How much a control can say about the requirements of a framework.</summary>
public enum RequirementKind
{
    /// <summary>Each is one check of a configuration: a control can decide it.</summary>
    Checks,

    /// <summary>Each asks for an outcome that people and processes have a part in: controls support it, and never meet all of it.</summary>
    Objectives,
}
