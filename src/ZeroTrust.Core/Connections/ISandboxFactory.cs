namespace ZeroTrust.Core.Connections;

/// <summary>Makes sandboxes.</summary>
public interface ISandboxFactory
{
    /// <summary>Makes one.</summary>
    ISandbox Create(SandboxOptions options);
}
