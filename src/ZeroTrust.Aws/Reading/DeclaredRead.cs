namespace ZeroTrust.Aws.Reading;

/// <summary>An operation that a source sends, and the IAM action that allows it. What is not declared cannot be sent.</summary>
/// <param name="Service">Service id as in the AWS CLI.</param>
/// <param name="Operation">API name.</param>
/// <param name="Action">IAM action: often, but not always, named like the operation (Service Authorization Reference).</param>
/// <param name="FactTypes">Kinds of facts that need it.</param>
internal sealed record DeclaredRead(string Service, string Operation, string Action, IReadOnlyList<string> FactTypes)
{
    /// <summary>As the guard knows it.</summary>
    public string Key => Service + ":" + Operation;
}
