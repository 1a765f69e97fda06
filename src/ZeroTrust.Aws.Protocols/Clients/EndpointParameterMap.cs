using Amazon;
using Amazon.Runtime.Endpoints;
using Amazon.Util;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>Collects the parameters of endpoint rules from a client's configuration and an operation's input.</summary>
internal static class EndpointParameterMap
{
    internal static EndpointParameters For(ServiceClientConfig config, RegionEndpoint? alternate, OperationInput? call)
    {
        var parameters = new EndpointParameters
        {
            ["Region"] = alternate?.SystemName ?? Region(config),
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
        };
        foreach (var (name, value) in config.EndpointParameters)
        {
            parameters[name] = value;
        }

        if (call is null)
        {
            return parameters;
        }

        foreach (var (name, value) in call.Operation.StaticContextParams)
        {
            parameters[name] = value;
        }

        foreach (var member in call.Operation.Input.Members)
        {
            if (member.ContextParam is { } name && call.Input[member.Index] is { } value)
            {
                parameters[name] = value;
            }
        }

        return parameters;
    }

    // With a ServiceURL and no region the region is that of the signature, or what the host name says.
    private static string? Region(ServiceClientConfig config)
    {
        if (config.RegionEndpoint is { } region)
        {
            return region.SystemName;
        }

        if (string.IsNullOrEmpty(config.ServiceURL))
        {
            return null;
        }

        return string.IsNullOrEmpty(config.AuthenticationRegion)
            ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
            : config.AuthenticationRegion;
    }
}
