using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Findings;
using ZeroTrust.Facts;
using ZeroTrust.Policy;

namespace ZeroTrust.PowerShell.Binding;

/// <summary>Turns what people pipe in into resources of one type.</summary>
/// <param name="resourceType">The CloudFormation type, such as <c>AWS::S3::Bucket</c>.</param>
/// <param name="properties">Properties of other objects that hold the name, the best one first.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResourceArgumentAttribute(string resourceType, params string[] properties) : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var data = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return data switch
        {
            null => null,
            string or Finding or ResourceArgument or IDictionary => new[] { One(data) },
            IEnumerable many => many.Cast<object?>().Where(static item => item is not null).Select(item => One(item!)).ToArray(),
            _ => new[] { One(inputData) },
        };
    }

    private ResourceArgument One(object item)
    {
        switch (item is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : item)
        {
            case ResourceArgument ready:
                return ready;
            case string text when string.IsNullOrWhiteSpace(text):
                return new ResourceArgument(text, null) { Problem = "A name is empty." };
            case string text:
                return OfText(text);
            case Finding finding when finding.Resource.Type == resourceType:
                return new ResourceArgument(finding.Resource.Id, finding.Resource.AccountId) { Finding = finding };
            case Finding finding:
                return new ResourceArgument(finding.Resource.ToString(), finding.Resource.AccountId)
                {
                    Finding = finding,
                    Problem =
                        $"The finding {finding.ControlId} is about {finding.Resource} ({finding.Resource.Type}), not about {resourceType}.",
                };
            case IFact fact when fact.Resource.Type == resourceType:
                return new ResourceArgument(fact.Resource.Id, fact.Resource.AccountId) { Text = fact.Resource.Arn ?? fact.Resource.Id };
            case IFact fact:
                return new ResourceArgument(fact.Resource.ToString(), fact.Resource.AccountId)
                {
                    Problem = $"The fact {fact.FactType} is about {fact.Resource} ({fact.Resource.Type}), not about {resourceType}.",
                };
            default:
                var members = PSObject.AsPSObject(item).Properties;
                var name = properties
                    .Select(p => members[p]?.Value?.ToString())
                    .FirstOrDefault(static value => !string.IsNullOrEmpty(value));
                return name is null
                    ? throw new ArgumentTransformationMetadataException(
                        $"A {(item is PSObject shell ? shell.BaseObject : item).GetType().Name} has none of the properties "
                            + $"{string.Join(", ", properties)}."
                    )
                    : OfText(name) with
                    {
                        AccountId = members["AccountId"]?.Value?.ToString() ?? OfText(name).AccountId,
                    };
        }
    }

    /// <summary>arn:partition:service:region:account:resource; the last part of a path is the name.</summary>
    private static ResourceArgument OfText(string text)
    {
        if (!Arn.TryParse(text, out var arn))
        {
            return new ResourceArgument(text, null);
        }

        var name = arn.Service == "s3" ? arn.Resource.Split('/')[0] : arn.ResourceName;
        return new ResourceArgument(name, arn.Account.Length == 0 ? null : arn.Account)
        {
            Text = text,
            Problem = arn.Service == "s3" && name != arn.Resource ? $"{text} names objects, not a bucket." : null,
        };
    }
}
