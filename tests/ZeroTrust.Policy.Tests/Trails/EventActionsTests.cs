using System.Text.Json;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Tests.Trails;

/// <summary>Which IAM actions events stand for, from <c>cases/trails/event-actions.json</c>; <c>null</c> is for
/// events of which no action is known.</summary>
public sealed class EventActionsTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static IReadOnlyList<Case> Cases { get; } =
        JsonSerializer.Deserialize<Case[]>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "trails", "event-actions.json")),
            Options
        )!;

    public static TheoryData<string, string> Names => new(Cases.Select(static one => (one.Source, one.Event)));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_stands_for_these_actions(string source, string name)
    {
        var expected = Cases.First(one => one.Source == source && one.Event == name).Actions;
        Assert.Equal(expected, EventActions.Default.Of(source, name)?.Select(static action => action.FullName));
    }

    [Fact]
    public void Every_line_of_the_table_names_actions_that_exist()
    {
        using var stream = typeof(EventActions).Assembly.GetManifestResourceStream("event-actions.json")!;
        using var table = JsonDocument.Parse(stream);
        foreach (var part in new[] { "events", "oneOf" })
        {
            foreach (var line in table.RootElement.GetProperty(part).EnumerateObject())
            {
                Assert.All(
                    line.Value.EnumerateArray(),
                    static action => Assert.NotNull(IamCatalogue.Default.FindAction(action.GetString()!))
                );
            }
        }

        Assert.All(
            table.RootElement.GetProperty("services").EnumerateObject(),
            static line => Assert.NotNull(IamCatalogue.Default.FindService(line.Value.GetString()!))
        );
    }

    [Fact]
    public void Every_line_of_the_table_of_passed_roles_names_actions_that_exist()
    {
        using var stream = typeof(EventActions).Assembly.GetManifestResourceStream("passed-roles.json")!;
        using var table = JsonDocument.Parse(stream);
        Assert.All(
            table.RootElement.EnumerateObject().SelectMany(static line => line.Name.Split(' ')),
            static action => Assert.True(IamCatalogue.Default.FindAction(action) is not null, action)
        );
    }

    [Fact]
    public void What_the_name_does_not_tell_is_one_of_several()
    {
        Assert.Contains(
            EventActions.Default.OneOf("dynamodb.amazonaws.com", "ExecuteStatement"),
            static action => action.FullName == "dynamodb:PartiQLDelete"
        );
        Assert.Empty(EventActions.Default.OneOf("dynamodb.amazonaws.com", "GetItem"));
    }

    /// <summary>An event and its actions.</summary>
    private sealed record Case(string Source, string Event, string[]? Actions);
}
