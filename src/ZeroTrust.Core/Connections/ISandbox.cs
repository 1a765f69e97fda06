namespace ZeroTrust.Core.Connections;

/// <summary>An AWS in memory.</summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>Carries requests to the sandbox; each client gets one of its own.</summary>
    HttpMessageHandler CreateHandler();

    /// <summary>Options that connect to it: handler, credentials of an administrator of the management account, organization.</summary>
    ConnectionOptions Connection { get; }

    /// <summary>The whole state as JSON, sorted: two equal texts are two equal states. For tests of undo.</summary>
    string DumpState();
}
