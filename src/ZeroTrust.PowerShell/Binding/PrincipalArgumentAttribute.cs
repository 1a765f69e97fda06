using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Findings;
using ZeroTrust.Facts;

namespace ZeroTrust.PowerShell.Binding;

/// <summary>Turns what people pipe in into principals: text, facts and findings about users and roles, and objects with an ARN.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrincipalArgumentAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Properties = ["PrincipalArn", "Arn", "Principal", "Resource"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var data = Bare(inputData);
        object[] items = data is IEnumerable and not string and not IDictionary
            ? [.. ((IEnumerable)data).Cast<object?>().OfType<object>()]
            : [inputData];
        var principals = items.Select(One).ToArray();

        // What is no principal may be meant for another parameter, as files are.
        return Array.Exists(principals, static p => p is null) ? inputData : principals;
    }

    private static object Bare(object item) => item is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : item;

    private static string? One(object item)
    {
        switch (Bare(item))
        {
            case string text:
                return text;
            case IFact fact:
                return Of(fact.Resource);
            case Finding finding:
                return Of(finding.Resource);
            case ResourceRef resource:
                return Of(resource);
            case ValueType number:
                return number.ToString();
            default:
                var members = PSObject.AsPSObject(item).Properties;
                foreach (var value in Properties.Select(p => members[p]?.Value).OfType<object>())
                {
                    switch (Bare(value))
                    {
                        case string { Length: > 0 } text:
                            return text;
                        case ResourceRef resource:
                            return Of(resource);
                    }
                }

                return null;
        }
    }

    private static string? Of(ResourceRef resource) =>
        resource switch
        {
            { Arn: { Length: > 0 } arn } => arn,
            { Type: ResourceRef.AccountType } => resource.AccountId,
            _ => null,
        };
}
