using Amazon.EC2.Model;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>Filters of EC2's listings. A filter finds nothing where an id would be an error.</summary>
internal static class Filters
{
    /// <summary>One filter with one value; null for none.</summary>
    public static List<Filter>? For(string name, string? value) => value is null ? null : [new Filter { Name = name, Values = [value] }];
}
