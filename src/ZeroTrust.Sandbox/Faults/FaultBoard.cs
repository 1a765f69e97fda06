using System.Diagnostics;
using ZeroTrust.Aws.Generated;

namespace ZeroTrust.Sandbox.Faults;

/// <summary>All faults of a sandbox and how often each has struck.</summary>
/// <param name="faults">The faults.</param>
/// <param name="exit">Ends the process; injected so that tests survive it.</param>
internal sealed class FaultBoard(IReadOnlyList<Fault> faults, Action exit)
{
    private readonly int[] _seen = new int[faults.Count];

    /// <summary>Reads the faults of a sandbox's options.</summary>
    public static FaultBoard Parse(IEnumerable<string> texts, Action? exit = null) =>
        new([.. texts.Select(FaultParser.Parse)], exit ?? Kill);

    /// <summary>What goes wrong with the next call of an operation.</summary>
    public FaultPlan Next(string service, string operation)
    {
        if (faults.Count == 0)
        {
            return FaultPlan.None;
        }

        var actions = KnownServices.Find(service)?.ActionsOf(operation) ?? [];
        var plan = FaultPlan.None;
        for (var i = 0; i < faults.Count; i++)
        {
            if (!faults[i].Fits(service, operation, actions))
            {
                continue;
            }

            var seen = Interlocked.Increment(ref _seen[i]);
            if (Strikes(faults[i], seen))
            {
                plan = With(plan, faults[i]);
            }
        }

        return plan;
    }

    /// <summary>Ends the process, as a kill does: nothing is flushed, no handler runs.</summary>
    public void Exit() => exit();

    private static bool Strikes(Fault fault, int seen) =>
        fault.Kind is FaultKind.Exit or FaultKind.ExitAfter ? seen == (fault.Count ?? 1) : fault.Count is not { } count || seen <= count;

    private static FaultPlan With(FaultPlan plan, Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Latency => plan with { Latency = plan.Latency + TimeSpan.FromMilliseconds(fault.Argument) },
            FaultKind.Throttle => plan with { Throttled = true },
            FaultKind.Status => plan with { Status = fault.Argument },
            FaultKind.Deny => plan with { Denied = true },
            FaultKind.Truncate => plan with { Truncated = true },
            FaultKind.Reset => plan with { Reset = true },
            FaultKind.Exit => plan with { ExitBefore = true },
            _ => plan with { ExitAfter = true },
        };

    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
