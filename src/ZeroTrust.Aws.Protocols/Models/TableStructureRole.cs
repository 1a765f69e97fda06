namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>What a structure of a table is for.</summary>
public enum TableStructureRole
{
    /// <summary>The input of an operation, called <c>XRequest</c>.</summary>
    Input,

    /// <summary>The output of an operation, called <c>XResponse</c>.</summary>
    Output,

    /// <summary>A structure inside others, called as in the model.</summary>
    Nested,

    /// <summary>An error, called as in the model.</summary>
    Error,
}
