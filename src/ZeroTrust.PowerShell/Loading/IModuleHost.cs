using System.Reflection;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Escalation;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Reports;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>Where the parts come from that the module knows only by interfaces of Core. Each is made when it is first asked for.</summary>
internal interface IModuleHost
{
    /// <summary>Makes connections to AWS.</summary>
    IAwsConnector Connector { get; }

    /// <summary>Makes sandboxes.</summary>
    ISandboxFactory Sandboxes { get; }

    /// <summary>Who can become whom.</summary>
    IEscalationEngine Escalation { get; }

    /// <summary>The formats of reports.</summary>
    IReportFormats Reports { get; }

    /// <summary>Holds the controls and planners.</summary>
    Assembly Controls { get; }

    /// <summary>The templates of service control policies.</summary>
    IScpTemplates ScpTemplates { get; }

    /// <summary>The clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>An environment variable, or null.</summary>
    string? Environment(string name);
}
