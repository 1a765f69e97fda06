namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>What the AWS SDK for .NET calls a service.</summary>
/// <param name="Folder">The model's folder.</param>
/// <param name="Namespace">The client's namespace, e.g. Amazon.IdentityManagement.</param>
/// <param name="ClassName">What stands between "Amazon" and "Client" in class names.</param>
/// <param name="OfficialPackage">The official package that this product uses in place of generated classes; null for most.</param>
/// <param name="Stated">What is stated by hand because no model says it.</param>
internal sealed record SdkService(string Folder, string Namespace, string ClassName, string? OfficialPackage, ServiceStatement Stated)
{
    /// <summary>The client class.</summary>
    public string Client => $"Amazon{ClassName}Client";

    /// <summary>The client's interface.</summary>
    public string Interface => $"IAmazon{ClassName}";

    /// <summary>The client's configuration.</summary>
    public string Config => $"Amazon{ClassName}Config";

    /// <summary>The base of the service's exceptions.</summary>
    public string Exception => $"Amazon{ClassName}Exception";

    /// <summary>The base of the service's requests.</summary>
    public string Request => $"Amazon{ClassName}Request";

    /// <summary>The last part of the namespace.</summary>
    public string ShortName => Namespace[(Namespace.LastIndexOf('.') + 1)..];

    /// <summary>The paginator factory, which is called after the namespace.</summary>
    public string PaginatorFactory => $"{ShortName}PaginatorFactory";
}
