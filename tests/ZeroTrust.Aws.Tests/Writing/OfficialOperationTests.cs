using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Writing;

/// <summary>Calls by name through official clients, over the wire: what is asked for arrives, and what is answered comes back.</summary>
public sealed class OfficialOperationTests
{
    private const int Seeds = 4;

    public static TheoryData<string, string> Operations =>
        [
            .. ServiceShapes
                .All.Where(static pair => IsOfficial(pair.Value))
                .SelectMany(static pair => pair.Value.Operations, static (pair, operation) => (pair.Key, operation.Name)),
        ];

    public static TheoryData<string, string, string> RefusedMembers =>
        [
            .. OfficialExceptions
                .All.Select(static entry => (Key: entry.Key.Split(':'), entry.Value.Refused))
                .Where(static entry => ServiceShapes.Find(entry.Key[0]).Operation(entry.Key[1]) is not null)
                .SelectMany(static entry => entry.Refused, static (entry, member) => (entry.Key[0], entry.Key[1], member)),
        ];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_says_the_same_on_both_sides(string service, string name)
    {
        var wire = new OfficialWire(service, ServiceShapes.Find(service).Operation(name)!);
        for (var seed = 0; seed < wire.Seeds(Seeds); seed++)
        {
            var difference = await wire.TalkAsync(seed);
            Assert.True(difference is null, difference);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedMembers))]
    public async Task What_an_official_client_cannot_send_is_refused_and_not_lost(string service, string name, string member)
    {
        var operation = ServiceShapes.Find(service).Operation(name)!;
        var wire = new OfficialWire(service, operation);
        var input = wire.Input(1);
        // From one seed or the other.
        input[member] = Enumerable
            .Range(0, 100)
            .Select(seed => OfficialWire.Random(seed, operation.Input)[member])
            .First(static value => value is not null)!
            .DeepClone();
        using var client = wire.Client(static _ => throw new InvalidOperationException("It was sent."));

        var error = await Assert.ThrowsAsync<StructureJsonException>(() => wire.SendAsync(client, input));

        Assert.Contains(member, error.Message, StringComparison.Ordinal);
    }

    private static bool IsOfficial(ServiceShape service) => service.Source.GetType().Namespace == "ZeroTrust.Aws.Generated.Schemas";
}
